package io.stackfile.host.docker;

import io.stackfile.host.check.EngineFacts;
import io.stackfile.json.Json;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks an engine about itself. */
record EngineQuestions(Engine engine) {
    /** What engines warn of when everybody may give them orders. */
    private static final Pattern OPEN = Pattern.compile("API is accessible on (\\S+) without (?!TLS client)");

    EngineFacts ask() {
        Json version = engine.get("tell its version", "/version");
        Json info = engine.get("tell of itself", "/info");
        return facts(
                version,
                info,
                engine.get("list its containers", "/containers/json"),
                engine.spoken().toString());
    }

    static EngineFacts facts(Json version, Json info, Json containers, String spoken) {
        String oldest = version.get("MinAPIVersion").text();
        return new EngineFacts(
                version.get("Version").text().replaceFirst("[+~].*", ""),
                oldest,
                version.get("ApiVersion").text(),
                spoken,
                !oldest.isEmpty() && spoken.equals(oldest) && isBeyondOurs(oldest),
                info.get("OperatingSystem").text(),
                info.get("Architecture").text(),
                info.get("NCPU").number(),
                info.get("MemTotal").number(),
                info.get("DockerRootDir").text(),
                time(info.get("SystemTime").text()),
                open(info.get("Warnings").texts()),
                containers.items().stream()
                        .flatMap(container -> container.get("Ports").items().stream()
                                .filter(port -> port.get("PublicPort").isPresent())
                                .map(port -> published(container, port)))
                        .distinct()
                        .toList());
    }

    private static boolean isBeyondOurs(String oldest) {
        try {
            return ApiVersion.of(oldest).isBeyondOurs();
        } catch (NotAnEngine e) {
            return false;
        }
    }

    private static EngineFacts.Published published(Json container, Json port) {
        return new EngineFacts.Published(
                container.get("Names").texts().get(0).substring(1),
                port.get("IP").text(),
                (int) port.get("PublicPort").number(),
                port.get("Type").text());
    }

    private static List<String> open(List<String> warnings) {
        return warnings.stream()
                .map(OPEN::matcher)
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1))
                .toList();
    }

    private static long time(String text) {
        try {
            return Instant.parse(text).getEpochSecond();
        } catch (DateTimeParseException e) {
            return 0;
        }
    }
}
