package io.stackfile.cli;

import io.stackfile.host.Observed;
import io.stackfile.host.VolumeUser;
import io.stackfile.host.docker.DockerHost;
import io.stackfile.schema.Suggestion;
import java.util.ArrayList;
import java.util.List;

/**
 * The volume that a command is about.
 *
 * @param name the engine's
 * @param stack on whose behalf it is touched
 */
record VolumeChoice(String name, String stack) {
    /** By the file's name for it or by the engine's. */
    static VolumeChoice of(Call call, DockerHost host, String verb) {
        List<String> words = List.copyOf(call.services());
        if (words.size() != 1) {
            throw new UsageException("one volume, please: stack volume " + verb + " VOLUME"
                    + (words.isEmpty() ? "; 'stack volume ls' lists them" : ", not " + String.join(", ", words)));
        }
        String stack = call.stackName();
        Observed observed = host.observe(stack);
        String word = words.get(0);
        String name = observed.volumes().stream()
                .filter(volume -> volume.key().equals(word) || volume.name().equals(word))
                .map(Observed.Volume::name)
                .findFirst()
                .or(() -> observed.otherVolumes().stream().filter(word::equals).findFirst())
                .orElseThrow(() -> unknown(word, stack, observed, host.name()));
        return new VolumeChoice(name, stack);
    }

    private static UsageException unknown(String word, String stack, Observed observed, String host) {
        List<String> known = new ArrayList<>();
        observed.volumes().forEach(volume -> known.add(volume.key()));
        return new UsageException("there is no volume '" + word + "' of " + stack + " on " + host + "; "
                + (known.isEmpty()
                        ? "the stack has none there, 'stack up' makes them"
                        : Suggestion.among("its volumes are", word, known)));
    }

    /** Those that may write to it at this moment. */
    List<VolumeUser> writers(DockerHost host) {
        return host.volumeUsers().getOrDefault(name, List.of()).stream()
                .filter(user -> user.running() && user.writes())
                .toList();
    }

    /** What to say of them, and how to stop them. */
    String writtenBy(List<VolumeUser> writers) {
        String who =
                String.join(", ", writers.stream().map(VolumeUser::container).toList());
        List<String> ours = writers.stream()
                .filter(user -> user.stack().equals(stack))
                .map(VolumeUser::service)
                .distinct()
                .toList();
        String stop = writers.stream().allMatch(user -> user.stack().equals(stack))
                ? "stack stop " + String.join(" ", ours)
                : "docker stop " + who.replace(",", "");
        return who + (writers.size() == 1 ? " runs and may write" : " run and may write") + " to volume " + name
                + "; stop " + (writers.size() == 1 ? "it" : "them") + " first: " + stop;
    }
}
