package io.stackfile.host.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** A message in the encoding of protocol buffers, of which only texts and messages are of interest; its fields have numbers. */
final class Protobuf {
    private final TreeMap<Integer, List<byte[]>> fields = new TreeMap<>();

    private Protobuf() {}

    static Protobuf parse(byte[] bytes) {
        Protobuf message = new Protobuf();
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        try {
            while (in.hasRemaining()) {
                message.read(in);
            }
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw new IllegalArgumentException("not a message of protocol buffers", e);
        }
        return message;
    }

    private void read(ByteBuffer in) {
        long key = number(in);
        switch ((int) (key & 7)) {
            case 0 -> number(in);
            case 1 -> in.position(in.position() + Long.BYTES);
            case 2 -> {
                byte[] value = new byte[Math.toIntExact(Math.min(number(in), in.remaining() + 1L))];
                in.get(value);
                fields.computeIfAbsent((int) (key >>> 3), number -> new ArrayList<>())
                        .add(value);
            }
            case 5 -> in.position(in.position() + Integer.BYTES);
            default -> throw new IllegalArgumentException("wire type " + (key & 7));
        }
    }

    /** Seven bits a byte, the lowest first; the highest bit says that there are more. */
    private static long number(ByteBuffer in) {
        long number = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = in.get();
            number |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return number;
            }
        }
        throw new IllegalArgumentException("a number of more than 64 bits");
    }

    List<Protobuf> messages(int field) {
        return fields.getOrDefault(field, List.of()).stream()
                .map(Protobuf::parse)
                .toList();
    }

    /** Empty when it is not there. */
    String text(int field) {
        List<byte[]> values = fields.getOrDefault(field, List.of());
        return values.isEmpty() ? "" : new String(values.get(values.size() - 1), UTF_8);
    }

    boolean has(int field) {
        return fields.containsKey(field);
    }
}
