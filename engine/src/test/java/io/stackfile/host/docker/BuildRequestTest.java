package io.stackfile.host.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackfile.golden.Golden;
import io.stackfile.model.Build;
import io.stackfile.model.Service;
import io.stackfile.reader.Given;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a file says of a build is said to the engine. */
final class BuildRequestTest {
    private static final Path BUILDS = Path.of("src/test/resources/host/builds.yml");

    @Test
    void everySettingOfABuildIsAWordOfItsRequest() {
        StringBuilder asked = new StringBuilder();
        Given.stack(BUILDS)
                .services()
                .forEach(service -> asked.append("# ")
                        .append(service.name())
                        .append(", by the classic builder\n")
                        .append(words(service, false))
                        .append("# ")
                        .append(service.name())
                        .append(", by BuildKit\n")
                        .append(words(service, true)));
        Golden.assertSame(Golden.beside(BUILDS, ".txt"), asked.toString());
    }

    private static String words(Service service, boolean buildKit) {
        return new BuildRequest(service.image(), service.build().orElseThrow(), buildKit)
                .words().stream()
                        .sorted()
                        .map(word -> word.name() + "=" + word.value() + "\n")
                        .collect(Collectors.joining());
    }

    @Test
    void aDockerfileInTheFileStandsBeforeTheFolder(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), "FROM nowhere");
        Files.writeString(folder.resolve(Build.INLINE), "FROM another file of that name");
        Build inline =
                Given.stack(BUILDS).service("full").flatMap(Service::build).orElseThrow();
        Build build =
                new Build(folder.toString(), Build.INLINE, new TreeMap<>(), Optional.empty(), false, inline.settings());
        assertEquals(
                List.of(Build.INLINE + ": FROM busybox\nCOPY profile.json /\n", "Dockerfile: FROM nowhere"),
                sent(build));
    }

    private static List<String> sent(Build build) throws IOException {
        List<String> files = new ArrayList<>();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(BuildContext.of(build, progress -> {}))) {
            for (TarArchiveEntry file = tar.getNextEntry(); file != null; file = tar.getNextEntry()) {
                files.add(file.getName() + ": " + new String(tar.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
