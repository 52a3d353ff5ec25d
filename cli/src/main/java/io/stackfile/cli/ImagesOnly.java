package io.stackfile.cli;

import io.stackfile.model.BuildOrder;
import io.stackfile.model.Image;
import io.stackfile.model.Service;
import io.stackfile.model.Stack;
import io.stackfile.reader.StackReader;
import io.stackfile.schema.Node;
import io.stackfile.schema.ProblemException;
import io.stackfile.source.CheckedFile;
import io.stackfile.source.Part;
import io.stackfile.source.StackFiles;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A file as far as its images go: what the containers are told need not be known to build one or to send it.
 *
 * @param named none means all
 */
record ImagesOnly(StackFiles files, Set<String> named) {
    private static final Set<String> NAMES = Set.of("image", "platform");
    private static final Set<String> BUILDS = Set.of("image", "platform", "build", "dockerfile", "x-stack.git");
    private static final Set<String> SENT = Set.of("image", "platform", "build.tags");

    CheckedFile toBuild() {
        return files.read(new Part(named.isEmpty() ? built()::contains : namedAndBases()::contains, BUILDS));
    }

    CheckedFile toPush() {
        return files.read(new Part(named.isEmpty() ? built()::contains : named::contains, SENT));
    }

    private Set<String> built() {
        return files.readWithGaps(new Part(service -> true, BUILDS)).services().all().stream()
                .filter(service -> service.value() instanceof Node.Mapping keys
                        && keys.get("build").isPresent())
                .map(Node.Entry::name)
                .collect(Collectors.toSet());
    }

    /** What an image is made from is known by the names of the others. */
    private Set<String> namedAndBases() {
        Set<String> built = built();
        files.read(new Part(built::contains, NAMES));
        try {
            Stack stack = StackReader.read(files.readWithGaps(new Part(service -> true, BUILDS)))
                    .stack();
            List<Image> images = new BuildOrder(stack)
                    .with(stack.services().stream()
                            .filter(service -> named.contains(service.name()))
                            .map(Service::image)
                            .toList());
            Predicate<Service> needed = service -> images.contains(service.image());
            return stack.services().stream().filter(needed).map(Service::name).collect(Collectors.toSet());
        } catch (ProblemException wrong) {
            return built;
        }
    }
}
