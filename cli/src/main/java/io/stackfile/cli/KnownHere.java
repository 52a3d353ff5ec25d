package io.stackfile.cli;

import io.stackfile.cloud.RecordedHosts;
import io.stackfile.host.StackSummary;
import io.stackfile.host.docker.DockerHost;
import io.stackfile.host.docker.DockerHosts;
import io.stackfile.host.ssh.Nobody;
import io.stackfile.host.ssh.Surroundings;
import io.stackfile.host.ssh.config.HostAliases;
import io.stackfile.schema.Node;
import io.stackfile.source.CheckedFile;
import io.stackfile.source.Explanation;
import io.stackfile.source.FileChoice;
import io.stackfile.source.StackFiles;
import io.stackfile.source.Values;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What is known on this machine without asking anybody; of what cannot be found out at once there is nothing. */
record KnownHere(Terminal terminal) implements Completion.Known {
    private static final int PATIENCE_SECONDS = 2;

    @Override
    public List<String> hosts() {
        Map<String, String> environment = terminal.environment();
        return orNone(() -> Stream.of(
                        DockerHosts.contexts(environment),
                        RecordedHosts.of(environment).all().stream()
                                .map(host -> host.name().toString())
                                .toList(),
                        HostAliases.of(environment))
                .flatMap(List::stream)
                .distinct()
                .toList());
    }

    @Override
    public List<String> stacks(Optional<String> host) {
        return soon(() -> {
            Optional<String> address = host.map(name -> RentedHost.address(name, terminal.environment()));
            Surroundings surroundings = new Surroundings(terminal.environment(), new Nobody(line -> {}), false);
            try (DockerHost engine = DockerHosts.open(address, surroundings)) {
                return engine.stacks().stream().map(StackSummary::name).toList();
            }
        });
    }

    @Override
    public List<String> services(List<String> files) {
        return ofFile(files, file -> List.copyOf(file.services().entries().keySet()));
    }

    @Override
    public List<String> profiles(List<String> files) {
        return ofFile(
                files,
                file -> file.services().entries().values().stream()
                        .flatMap(service -> texts(service.value()).stream())
                        .distinct()
                        .sorted()
                        .toList());
    }

    private static List<String> texts(Node service) {
        return service instanceof Node.Mapping keys
                ? keys.get("profiles").stream()
                        .flatMap(profiles ->
                                profiles instanceof Node.Sequence list ? list.items().stream() : Stream.of())
                        .filter(Node.Scalar.class::isInstance)
                        .map(profile -> ((Node.Scalar) profile).text())
                        .toList()
                : List.of();
    }

    @Override
    public List<String> paths(List<String> files, String typed) {
        return ofFile(files, file -> Explanation.paths(file, typed));
    }

    private List<String> ofFile(List<String> files, Function<CheckedFile, List<String>> found) {
        return orNone(() -> StackFiles.find(choice(files), Values.of(terminal.environment(), Map.of()))
                .map(StackFiles::readWithGaps)
                .map(found)
                .orElse(List.of()));
    }

    private FileChoice choice(List<String> files) {
        return new FileChoice(
                terminal.folder(),
                files,
                List.of(),
                Optional.empty(),
                List.of("*"),
                Set.of(),
                InputStream::nullInputStream);
    }

    @Override
    public boolean isFile(String word) {
        return Words.isFile(word, terminal.folder());
    }

    /** Whatever is wrong is told by the command itself, once it is typed. */
    private static List<String> orNone(Supplier<List<String>> finding) {
        try {
            return finding.get();
        } catch (RuntimeException wrong) {
            return List.of();
        }
    }

    /** The same of an engine, which may not answer. */
    private static List<String> soon(Supplier<List<String>> finding) {
        FutureTask<List<String>> task = new FutureTask<>(finding::get);
        Thread thread = new Thread(task, "completion");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }
}
