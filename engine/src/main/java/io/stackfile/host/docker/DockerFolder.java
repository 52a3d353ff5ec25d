package io.stackfile.host.docker;

import io.stackfile.host.FileTrouble;
import io.stackfile.host.HostException;
import io.stackfile.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

/** The folder in which Docker's own programs keep their configuration. */
final class DockerFolder {
    private DockerFolder() {}

    static Path of(Map<String, String> environment) {
        String given = environment.getOrDefault("DOCKER_CONFIG", "");
        return given.isEmpty() ? home(environment).resolve(".docker") : Path.of(given);
    }

    static Path home(Map<String, String> environment) {
        return Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")));
    }

    /** A file that need not be there. */
    static Json read(Path file) {
        try {
            return Json.parse(Files.readString(file));
        } catch (NoSuchFileException e) {
            return Json.NOTHING;
        } catch (IOException e) {
            throw new HostException(FileTrouble.reading(file.toString(), e), e);
        } catch (IllegalArgumentException e) {
            throw new HostException(file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
