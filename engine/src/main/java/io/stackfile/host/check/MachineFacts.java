package io.stackfile.host.check;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a machine tells of itself to whoever logs in.
 *
 * @param family what kind of distribution it is, as {@code ubuntu debian}
 * @param time its clock, in seconds since 1970
 * @param docker whether an engine is installed
 * @param running whether it runs
 * @param enabled whether systemd starts it with the machine
 * @param init what starts services: {@code systemd}, {@code service}, or nothing known
 * @param ufw whether its firewall is {@code yes} or {@code no}; empty when there is none
 * @param allowed those of Docker's TCP ports that ufw lets in, as far as the user may know
 * @param listening those of Docker's TCP ports where somebody listens to other machines
 */
public record MachineFacts(
        String user,
        List<String> groups,
        String system,
        List<String> family,
        String hardware,
        long time,
        Disk disk,
        Memory memory,
        boolean docker,
        boolean running,
        boolean enabled,
        String init,
        String ufw,
        List<String> allowed,
        List<String> listening) {
    /** In bytes; all zero when it is not known. */
    public record Disk(long total, long used, long free, String folder) {
        /** Of what users may fill, as {@code df} counts. */
        long percentUsed() {
            return used + free == 0 ? 0 : (long) Math.ceil(100.0 * used / (used + free));
        }
    }

    /** In bytes. */
    public record Memory(long total, long available) {}

    public MachineFacts {
        groups = List.copyOf(groups);
        family = List.copyOf(family);
        allowed = List.copyOf(allowed);
        listening = List.copyOf(listening);
    }

    /** Whoever may is as good as root there. */
    public boolean mayUseDocker() {
        return user.equals("root") || groups.contains("docker");
    }

    /** One command for POSIX shells that changes nothing; each line of its output begins with what it is about. */
    public static String question(String dockerRoot) {
        return "sh -c '" + QUESTION.replace("ROOT", dockerRoot.replaceAll("[^A-Za-z0-9._/-]", "?")) + "'";
    }

    // 0947 and 0948 are 2375 and 2376, 0A is the state of a socket that listens.
    private static final String QUESTION = """
            echo clock $(date +%s)
            echo user $(id -un)
            echo groups $(id -nG)
            if [ -r /etc/os-release ]; then (. /etc/os-release; echo system $PRETTY_NAME; echo family $ID $ID_LIKE); fi
            echo hardware $(uname -m)
            place=ROOT
            while [ ! -e "$place" ]; do place=$(dirname "$place"); done
            df -P -k "$place" | sed -n "2s/^/disk /p"
            echo folder $place
            sed -n "s/^MemTotal: */memory /p; s/^MemAvailable: */available /p" /proc/meminfo
            if command -v dockerd >/dev/null 2>&1 || [ -x /usr/sbin/dockerd ]; then echo docker yes; fi
            if grep -qsx dockerd /proc/[0-9]*/comm; then echo running yes; fi
            if [ -d /run/systemd/system ]; then echo init systemd; echo enabled $(systemctl is-enabled docker 2>/dev/null)
            elif command -v service >/dev/null 2>&1 || [ -x /usr/sbin/service ]; then echo init service; fi
            sed -n "s/^ENABLED=/ufw /p" /etc/ufw/ufw.conf 2>/dev/null
            sed -n "s/^### tuple ### \\(allow\\|limit\\) [a-z]* \\(237[56]\\) [^ ]* any 0.0.0.0.0 in.*/allowed \\2/p" /etc/ufw/user.rules 2>/dev/null
            sed -n "s/^ *[0-9]*: \\([0-9A-F]*\\):\\(094[78]\\) [0-9A-F:]* 0A .*/listens \\1 \\2/p" /proc/net/tcp /proc/net/tcp6
            """;

    public static MachineFacts read(String answer) {
        Map<String, List<String>> said = answer.lines()
                .map(line -> line.strip().split("\\s+", 2))
                .filter(words -> words.length == 2)
                .collect(Collectors.groupingBy(
                        words -> words[0], TreeMap::new, Collectors.mapping(words -> words[1], Collectors.toList())));
        return new MachineFacts(
                one(said, "user"),
                words(one(said, "groups")),
                one(said, "system"),
                words(one(said, "family")),
                one(said, "hardware"),
                number(one(said, "clock")),
                disk(words(one(said, "disk")), one(said, "folder")),
                new Memory(kilobytes(one(said, "memory")), kilobytes(one(said, "available"))),
                said.containsKey("docker"),
                said.containsKey("running"),
                one(said, "enabled").equals("enabled"),
                one(said, "init"),
                one(said, "ufw"),
                said.getOrDefault("allowed", List.of()).stream()
                        .distinct()
                        .sorted()
                        .toList(),
                listening(said.getOrDefault("listens", List.of())));
    }

    private static String one(Map<String, List<String>> said, String about) {
        return said.getOrDefault(about, List.of("")).get(0).strip();
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split("\\s+"));
    }

    private static Disk disk(List<String> df, String folder) {
        return df.size() < 5
                ? new Disk(0, 0, 0, folder)
                : new Disk(kilobytes(df.get(1)), kilobytes(df.get(2)), kilobytes(df.get(3)), folder);
    }

    private static long kilobytes(String text) {
        return number(text.replaceFirst(" .*", "")) * 1024;
    }

    private static long number(String text) {
        return text.matches("\\d{1,15}") ? Long.parseLong(text) : 0;
    }

    /** {@code 00000000 0947} is port 2375 of all addresses; what only the machine itself reaches is left out. */
    private static List<String> listening(List<String> sockets) {
        return sockets.stream()
                .filter(socket -> !socket.matches("[0-9A-F]{6}7F .*|0{24}01000000 .*"))
                .map(socket -> String.valueOf(Integer.parseInt(socket.split(" ")[1], 16)))
                .distinct()
                .sorted()
                .toList();
    }
}
