package io.stackfile.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TokenLinkTest {
    private static final String OF_A_SERVER = """
            [I 2026-11-29 10:00:00.123 ServerApp] Jupyter Server 2.14.2 is running at:
            [I 2026-11-29 10:00:00.123 ServerApp] http://0d4f1c2b3a49:8888/lab?token=...
            [I 2026-11-29 10:00:00.124 ServerApp]     http://127.0.0.1:8888/lab?token=...
                To access the server, open this file in a browser:
                    file:///home/jovyan/.local/share/jupyter/runtime/jpserver-7-open.html
                Or copy and paste one of these URLs:
                    http://0d4f1c2b3a49:8888/lab?token=0123456789abcdef
                    http://127.0.0.1:8888/lab?token=0123456789abcdef
            """;

    @Test
    void itIsTheOneWithTheTokenWrittenOut() {
        assertEquals(
                Optional.of("/lab?token=0123456789abcdef"),
                TokenLink.path(OF_A_SERVER.lines().toList()));
    }

    @Test
    void theNewestCounts() {
        assertEquals(
                Optional.of("/user/?token=bbbbbbbbbb"),
                TokenLink.path(List.of("http://a:8888/?token=aaaaaaaaaa", "http://a:8888/user/?token=bbbbbbbbbb")));
    }

    @Test
    void oneWithAPasswordSaysWhereItIsAndHasNone() {
        List<String> log = List.of("[I NotebookApp] http://127.0.0.1:8888/");
        assertTrue(TokenLink.isTold(log));
        assertEquals(Optional.empty(), TokenLink.path(log));
        assertFalse(TokenLink.isTold(List.of("Serving notebooks from /home/jovyan", "GET /api?token=aaaaaaaaaa")));
    }
}
