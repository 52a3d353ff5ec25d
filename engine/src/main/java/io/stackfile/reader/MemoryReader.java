package io.stackfile.reader;

import io.stackfile.model.MemoryLimits;
import io.stackfile.schema.Node;
import java.util.OptionalLong;

/** {@code mem_limit} and its kin. */
final class MemoryReader {
    private static final long LEAST = 6L << 20;

    private MemoryReader() {}

    static MemoryLimits read(Keys keys) {
        Keys limits = Twin.inside(keys, "deploy", "resources", "limits");
        Keys reservations = Twin.inside(keys, "deploy", "resources", "reservations");
        OptionalLong limit =
                new Twin(keys, "mem_limit", limits, "memory").agreed(size(keys, "mem_limit"), size(limits, "memory"));
        OptionalLong reservation = new Twin(keys, "mem_reservation", reservations, "memory")
                .agreed(size(keys, "mem_reservation"), size(reservations, "memory"));
        if (limit.isPresent() && reservation.isPresent() && reservation.getAsLong() > limit.getAsLong()) {
            boolean plain = keys.node("mem_reservation").isPresent();
            Keys owner = plain ? keys : reservations;
            String key = plain ? "mem_reservation" : "memory";
            Node.Scalar at = owner.scalar(key).orElseThrow();
            owner.error(
                    at,
                    key,
                    "the container keeps '" + at.text() + "', more than its limit",
                    "write less than the limit");
        }
        return new MemoryLimits(
                limit,
                withSwap(keys, limit),
                reservation,
                keys.between("mem_swappiness", 0, 100, "write 10 for seldom, 100 for readily"),
                shared(keys),
                keys.flag("oom_kill_disable"),
                keys.between("oom_score_adj", -1000, 1000, "write -500 for a container that is to live longer"));
    }

    private static OptionalLong size(Keys keys, String key) {
        OptionalLong size = keys.size(key);
        if (size.isPresent() && size.getAsLong() < LEAST) {
            keys.error(keys.scalar(key).orElseThrow(), key, "Docker gives no container less than 6m", "write 64m, say");
        }
        return size;
    }

    private static OptionalLong withSwap(Keys keys, OptionalLong limit) {
        String key = "memswap_limit";
        if (keys.text(key).filter("-1"::equals).isPresent()) {
            return OptionalLong.of(-1);
        }
        OptionalLong both = keys.size(key);
        if (both.isPresent() && limit.isEmpty()) {
            keys.error(
                    keys.scalar(key).orElseThrow(),
                    key,
                    "memory and swap together have a limit, and memory alone has none",
                    "write mem_limit too");
        } else if (both.isPresent() && both.getAsLong() != 0 && both.getAsLong() < limit.orElse(0)) {
            keys.error(
                    keys.scalar(key).orElseThrow(),
                    key,
                    "memory and swap together are less than memory alone",
                    "write what mem_limit says and the swap on top of it");
        }
        return both;
    }

    private static OptionalLong shared(Keys keys) {
        OptionalLong size = keys.size("shm_size");
        if (size.isPresent() && size.getAsLong() == 0) {
            keys.error(
                    keys.scalar("shm_size").orElseThrow(),
                    "shm_size",
                    "/dev/shm cannot be of size 0",
                    "write 64m, or leave shm_size out");
        }
        return size;
    }
}
