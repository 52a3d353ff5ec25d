package io.stackfile.reader;

import io.stackfile.model.Mount;
import io.stackfile.model.Route;
import io.stackfile.model.Service;
import io.stackfile.model.Stack;
import io.stackfile.model.Value;
import io.stackfile.schema.Node;
import io.stackfile.schema.Problem;
import io.stackfile.schema.ProblemException;
import io.stackfile.source.CheckedFile;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads a checked file into a stack; says everything that is wrong with the file at once, in its order. */
public final class StackReader {
    private StackReader() {}

    /** A stack, and what its author should know all the same. */
    public record Reading(Stack stack, List<Problem> warnings) {
        public Reading {
            warnings = List.copyOf(warnings);
        }
    }

    /** Throws {@link ProblemException} with all problems when the file cannot be used. */
    public static Reading read(CheckedFile file) {
        return read(file, BindPaths.HERE);
    }

    /** The same for another machine, where the paths of {@code volumes} mean something else. */
    public static Reading read(CheckedFile file, BindPaths paths) {
        Node.Mapping services = file.services();
        ServiceReader reader = new ServiceReader(file, services.entries().keySet(), paths);
        List<Service> read = new ArrayList<>();
        for (Node.Entry entry : services.all()) {
            file.problems().throwIfFull();
            if (entry.value() instanceof Node.Mapping mapping && !reader.isProvided(entry.name())) {
                read.add(reader.read(entry.name(), mapping));
            }
        }
        List<Route> routes = IngressReader.read(file, read);
        Stack stack = new Stack(
                file.name(),
                file.file().toString(),
                read,
                volumes(read),
                secrets(file, reader, routes),
                file.inactive(),
                reader.declared(),
                new NewerKeys(file).of(read, reader.declared()),
                routes);
        new Consistency(file, stack).check();
        new Mentions(file).check();
        file.problems().throwIfErrors();
        return new Reading(stack, file.problems().all());
    }

    private static List<Value> secrets(CheckedFile file, ServiceReader reader, List<Route> routes) {
        return Stream.of(file.secrets(), reader.secrets(), IngressReader.secrets(routes))
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    private static List<String> volumes(List<Service> services) {
        return services.stream()
                .flatMap(service -> service.mounts().stream())
                .filter(Mount.Named.class::isInstance)
                .map(mount -> ((Mount.Named) mount).name())
                .distinct()
                .sorted()
                .toList();
    }
}
