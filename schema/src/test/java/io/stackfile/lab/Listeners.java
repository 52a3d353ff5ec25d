package io.stackfile.lab;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Who listens on a port of this machine, as its kernel tells. */
public final class Listeners {
    private static final String LISTEN = "0A";

    private Listeners() {}

    /** The addresses. */
    public static List<String> of(int port) throws IOException {
        List<String> addresses = new ArrayList<>();
        for (String table : List.of("tcp", "tcp6")) {
            for (String line : Files.readAllLines(Path.of("/proc/self/net", table))) {
                String[] words = line.strip().split(" +");
                if (words[3].equals(LISTEN) && words[1].endsWith(String.format(":%04X", port))) {
                    addresses.add(address(words[1].split(":")[0]));
                }
            }
        }
        return addresses;
    }

    /** Words of four bytes in the machine's own order. */
    private static String address(String hex) throws IOException {
        ByteBuffer words = ByteBuffer.wrap(HexFormat.of().parseHex(hex));
        ByteBuffer bytes = ByteBuffer.allocate(words.capacity()).order(ByteOrder.nativeOrder());
        while (words.hasRemaining()) {
            bytes.putInt(words.getInt());
        }
        return InetAddress.getByAddress(bytes.array()).getHostAddress();
    }
}
