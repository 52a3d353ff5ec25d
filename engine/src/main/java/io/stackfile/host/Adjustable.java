package io.stackfile.host;

import io.stackfile.model.Limits;
import io.stackfile.model.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * What can be changed of a container while it lives, as {@code docker update} does; 0 and an empty text are what the engine
 * takes where nothing is said.
 *
 * @param restart as the file writes it
 * @param memory and {@code reservation} in bytes
 * @param nanos processors in thousand millionths of one
 */
public record Adjustable(
        String restart,
        long memory,
        long withSwap,
        long reservation,
        long shares,
        String set,
        long nanos,
        long quota,
        long period,
        long processes) {
    /** What a container of the service is made with; how much swap goes with memory is the engine's choice where none is given. */
    public static Adjustable of(Service service) {
        Limits limits = service.settings().limits();
        return new Adjustable(
                service.restart().toString(),
                number(limits.memory().limit()),
                number(limits.memory().withSwap()),
                number(limits.memory().reservation()),
                number(limits.processors().shares()),
                limits.processors().set().orElse(""),
                number(limits.processors().nanos()),
                number(limits.processors().quota()),
                number(limits.processors().period()),
                Math.max(0, number(limits.processes())));
    }

    private static long number(OptionalLong given) {
        return given.orElse(0);
    }

    /** How one that is there differs from this, in the file's words. */
    public List<String> changesIn(Adjustable there) {
        List<String> changes = new ArrayList<>();
        add(changes, "restart", restart, there.restart);
        add(changes, "mem_limit", memory, there.memory);
        if (withSwap != 0) {
            add(changes, "memswap_limit", withSwap, there.withSwap);
        }
        add(changes, "mem_reservation", reservation, there.reservation);
        add(changes, "cpu_shares", shares, there.shares);
        add(changes, "cpuset", set, there.set);
        add(changes, "cpus", nanos, there.nanos);
        add(changes, "cpu_quota", quota, there.quota);
        add(changes, "cpu_period", period, there.period);
        add(changes, "pids_limit", processes, there.processes);
        return changes;
    }

    private static void add(List<String> changes, String key, long wanted, long there) {
        boolean processors = key.equals("cpus");
        add(changes, key, words(wanted, processors), words(there, processors));
    }

    private static String words(long number, boolean billionths) {
        if (number == 0) {
            return "";
        }
        return billionths
                ? java.math.BigDecimal.valueOf(number, 9).stripTrailingZeros().toPlainString()
                : Long.toString(number);
    }

    private static void add(List<String> changes, String key, String wanted, String there) {
        if (!wanted.equals(there)) {
            changes.add(key + ": " + (wanted.isEmpty() ? "none" : wanted) + " → " + (there.isEmpty() ? "none" : there));
        }
    }
}
