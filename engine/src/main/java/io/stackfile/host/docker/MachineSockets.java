package io.stackfile.host.docker;

import io.stackfile.host.Site;
import io.stackfile.model.Exposed;
import io.stackfile.model.Port;
import io.stackfile.model.Protocol;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a Linux machine tells of where it listens, of its network interfaces and its disks, of NVIDIA's tools, and of emulators.
 *
 * @param disks each in a line of {@code df -P -k}
 * @param gpus whether it has a program by which an engine gives GPUs to containers
 * @param emulators of other processors, by the names they are registered under; absent when that cannot be seen
 */
record MachineSockets(
        List<Port> listening,
        Set<String> interfaces,
        List<String> disks,
        boolean gpus,
        Optional<Set<String>> emulators) {
    /** For POSIX shells; changes nothing. Not /sys/class/net: where that is another machine's, its cards are, too. */
    static final String QUESTION = "for kind in tcp udp; do cat /proc/net/$kind /proc/net/${kind}6 2>/dev/null"
            + " | sed -n \"s/^ *[0-9]*: /$kind /p\"; done; sed -n \"s/^ *\\([^ :]*\\):.*/card \\1/p\" /proc/net/dev;"
            + " { df -P -k -l 2>/dev/null || df -P -k; } | sed \"s/^/disk /\";"
            + " for hook in nvidia-container-runtime-hook nvidia-cdi-hook; do"
            + " PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:$PATH command -v $hook; done | sed \"s/^/gpus /\";"
            + " cd /proc/sys/fs/binfmt_misc 2>/dev/null && ls | sed \"s/^/emulator /\"";

    /** 0A is a TCP socket that listens, 07 one of UDP that is bound. */
    private static final Pattern SOCKET =
            Pattern.compile("(?:(tcp)|udp) ([0-9A-F]{8}|[0-9A-F]{32}):([0-9A-F]{4}) \\S+ (0A|07) .*");

    static MachineSockets read(String answer) {
        List<Port> listening = new ArrayList<>();
        Set<String> interfaces = new TreeSet<>();
        List<String> disks = new ArrayList<>();
        Set<String> emulators = new TreeSet<>();
        boolean gpus = answer.lines().anyMatch(line -> line.startsWith("gpus "));
        answer.lines().forEach(line -> {
            Matcher socket = SOCKET.matcher(line);
            if (socket.matches() && (socket.group(1) != null) == socket.group(4).equals("0A")) {
                Protocol protocol = socket.group(1) != null ? Protocol.TCP : Protocol.UDP;
                int port = Integer.parseInt(socket.group(3), 16);
                listening.add(new Port(address(socket.group(2)), Integer.toString(port), new Exposed(port, protocol)));
            } else if (line.startsWith("card ")) {
                interfaces.add(line.substring("card ".length()));
            } else if (line.startsWith("disk ")) {
                disks.add(line.substring("disk ".length()));
            } else if (line.startsWith("emulator ")) {
                emulators.add(line.substring("emulator ".length()));
            }
        });
        return new MachineSockets(
                listening.stream().distinct().toList(),
                interfaces,
                disks,
                gpus,
                Optional.of(emulators).filter(names -> names.contains("register")));
    }

    /** In words of four bytes, each the wrong way round. */
    private static String address(String hex) {
        byte[] bytes = new byte[hex.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            int at = (i / 4 * 4 + 3 - i % 4) * 2;
            bytes[i] = (byte) Integer.parseInt(hex.substring(at, at + 2), 16);
        }
        try {
            InetAddress address = InetAddress.getByAddress(bytes);
            boolean any = address.isAnyLocalAddress();
            boolean loopback = address.isLoopbackAddress() && bytes.length > 4;
            return any ? "" : loopback ? "::1" : address.getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The one that a folder is on. */
    Optional<Site.Disk> disk(String folder) {
        return disks.stream()
                .map(line -> line.split("\\s+", 6))
                .filter(words -> words.length == 6 && words[3].matches("\\d{1,15}"))
                .filter(words ->
                        !folder.isEmpty() && (folder + "/").startsWith(words[5].equals("/") ? "/" : words[5] + "/"))
                .max(Comparator.comparing((String[] words) -> words[5].length()))
                .map(words -> new Site.Disk(folder, Long.parseLong(words[3]) * 1024));
    }
}
