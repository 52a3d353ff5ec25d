package up;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** What is asked of the engine. */
public record Request(String method, String target, byte[] body) {
    /** Questions that follow each other are one group, anything else is one by itself. */
    static List<List<Request>> inTurn(List<Request> requests) {
        List<List<Request>> groups = new ArrayList<>();
        boolean asking = false;
        for (Request request : requests) {
            boolean asks = request.method().equals("GET");
            if (!asks || !asking) {
                groups.add(new ArrayList<>());
            }
            groups.get(groups.size() - 1).add(request);
            asking = asks;
        }
        return groups;
    }

    /** {@code create NAME} or {@code start NAME}; else empty. */
    String container() {
        if (method.equals("POST") && target.contains("/containers/create?")) {
            return "create " + target.replaceFirst(".*[?&]name=([^&]*).*", "$1");
        }
        return method.equals("POST") && target.endsWith("/start")
                ? "start " + target.replaceFirst(".*/containers/(.*)/start", "$1")
                : "";
    }

    ByteBuffer bytes() {
        String type = body.length == 0 ? "" : "Content-Type: application/json\r\n";
        byte[] head = (method + " " + target + " HTTP/1.1\r\nHost: docker\r\n" + type + "Content-Length: " + body.length + "\r\n\r\n")
                .getBytes(ISO_8859_1);
        return ByteBuffer.allocate(head.length + body.length).put(head).put(body).flip();
    }
}
