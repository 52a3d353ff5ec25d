package io.stackfile.cloud;

import io.stackfile.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The hosts that {@code stack host create} made, a file each, for their owner only. */
public record RecordedHosts(Path folder) {
    public static RecordedHosts of(Map<String, String> environment) {
        String given = environment.getOrDefault("XDG_CONFIG_HOME", "");
        Path home = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")));
        Path configuration = given.startsWith("/") ? Path.of(given) : home.resolve(".config");
        return new RecordedHosts(configuration.resolve("stack").resolve("hosts"));
    }

    /** Nothing for whatever cannot be the name of one. */
    public Optional<RecordedHost> find(String name) {
        return HostName.isValid(name) ? read(new HostName(name)) : Optional.empty();
    }

    /** By their names. */
    public List<RecordedHost> all() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .sorted()
                    .flatMap(name -> find(name).stream())
                    .toList();
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException e) {
            throw new CloudException(folder + " cannot be read");
        }
    }

    private Optional<RecordedHost> read(HostName name) {
        Path file = folder.resolve(name.text());
        try {
            return Optional.of(RecordedHost.of(name, Json.parse(Files.readString(file))));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw new CloudException(file + " cannot be read");
        } catch (IllegalArgumentException e) {
            throw new CloudException(file + " is no record of a host (" + e.getMessage()
                    + "); mend it, or move it away and let 'stack host create " + name + "' find the machine again");
        }
    }

    /** Complains while nothing costs yet. */
    void prepare() {
        try {
            Files.createDirectories(folder, only("rwx------"));
        } catch (IOException e) {
            throw new CloudException(folder + ", where hosts are recorded, cannot be made");
        }
        if (!Files.isWritable(folder)) {
            throw new CloudException(folder + ", where hosts are recorded, cannot be written");
        }
    }

    private static FileAttribute<Set<PosixFilePermission>> only(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }

    /** Whole or not at all. */
    Path write(RecordedHost host) {
        Path file = folder.resolve(host.name().text());
        Path next = folder.resolve("." + host.name() + ".next");
        try {
            Files.createDirectories(folder, only("rwx------"));
            Files.deleteIfExists(next);
            Files.createFile(next, only("rw-------"));
            Files.writeString(next, host.json() + "\n");
            return Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new CloudException("droplet " + host.id() + " of host " + host.name() + " cannot be recorded in "
                    + file + "; make that folder writable, then 'stack host create " + host.name()
                    + "' finds the droplet by its tag");
        }
    }

    void remove(HostName name) {
        Path file = folder.resolve(name.text());
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new CloudException(file + " cannot be removed");
        }
    }
}
