package io.stackfile.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.golden.Golden;
import io.stackfile.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A container as an engine described it, with secrets in every place that they can have. */
class InspectTest {
    private static final Path RECORDED = Path.of("src/test/resources/inspect/web.json");

    private static Json recorded() throws IOException {
        return Json.parse(Files.readString(RECORDED));
    }

    @Test
    void aSummaryIsHalfAPageWithoutSecrets() throws IOException {
        Golden.assertSame(Golden.beside(RECORDED, ".txt"), Summary.of(HiddenSecrets.in(recorded())));
    }

    @Test
    void noSecretIsLeftInTheEnginesOwnWords() throws IOException {
        assertTrue(recorded().toString().contains("geheim"));
        assertFalse(HiddenSecrets.in(recorded()).toString().contains("geheim"));
    }

    @Test
    void whatIsNoSecretStaysAsItIs() {
        String plain =
                "{\"Id\":\"a\",\"Config\":{\"Env\":[\"A=b c\",\"EMPTY=\"],\"Cmd\":null,\"Tty\":false},\"Args\":[\"-x\",\"1\"],"
                        + "\"Ports\":{},\"Size\":-1.5}";
        assertEquals(plain, HiddenSecrets.in(Json.parse(plain)).toString());
    }

    @Test
    void whatHasEndedAndListensNowhereIsToldSo() {
        assertEquals(
                "shop-job-1\n"
                        + "  image      busybox:latest  sha256:057b6af72451\n"
                        + "  state      exited with code 137 at 2026-11-29T14:24:07Z, killed for want of memory\n"
                        + "  command    sh -c 'echo it'\\''s'\n"
                        + "  restart    no\n"
                        + "  ports      127.0.0.1:8082→81/udp\n",
                Summary.of(Json.parse("{\"Name\":\"/shop-job-1\",\"Path\":\"sh\",\"Args\":[\"-c\",\"echo it's\"],"
                        + "\"Image\":\"sha256:057b6af724517a99\",\"Config\":{\"Image\":\"busybox:latest\"},"
                        + "\"State\":{\"Status\":\"exited\",\"ExitCode\":137,\"OOMKilled\":true,"
                        + "\"FinishedAt\":\"2026-11-29T14:24:07.123Z\"},\"HostConfig\":{\"PortBindings\":"
                        + "{\"81/udp\":[{\"HostIp\":\"127.0.0.1\",\"HostPort\":\"8082\"}]}}}")));
    }
}
