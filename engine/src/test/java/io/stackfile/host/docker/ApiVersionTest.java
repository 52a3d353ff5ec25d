package io.stackfile.host.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ApiVersionTest {
    @Test
    void speaksTheEnginesVersionUpToOurs() {
        assertEquals(List.of("GET /_ping", "GET /v1.41/images/json"), asked(new CannedHttp("1.41")));
        assertEquals(List.of("GET /_ping", "GET /v1.44/images/json"), asked(new CannedHttp("1.45")));
    }

    @Test
    void asksANewEngineWhetherItStillSpeaksOurs() {
        assertEquals(
                List.of("GET /_ping", "GET /version", "GET /v1.44/images/json"),
                asked(new CannedHttp("1.52").answer("GET /version", 200, "{\"MinAPIVersion\":\"1.44\"}")));
        assertEquals(
                List.of("GET /_ping", "GET /version", "GET /v1.50/images/json"),
                asked(new CannedHttp("1.60").answer("GET /version", 200, "{\"MinAPIVersion\":\"1.50\"}")));
    }

    private static List<String> asked(CannedHttp http) {
        http.answer("GET /images/json", 200, "[]");
        new Engine(http, new RegistryLogins(java.nio.file.Path.of("/nonexistent")), reason -> "")
                .get("list its images", "/images/json");
        return http.targets();
    }
}
