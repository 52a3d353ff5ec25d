package io.stackfile.preflight;

import io.stackfile.model.Mount;
import io.stackfile.model.Service;
import io.stackfile.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Folders of the host in which somebody is to write whose number the file tells: Jupyter's images become the user {@code NB_UID}
 * of the group {@code NB_GID}, and say nothing when their folder is not theirs until the first notebook cannot be saved.
 */
public record NotebookFolders(List<Service> services) {
    private static final int USUAL_GROUP = 100;

    /** The paths to look at. */
    public List<String> paths() {
        return services.stream()
                .filter(service -> writer(service).isPresent())
                .flatMap(service -> folders(service).stream())
                .map(Mount.Bind::source)
                .distinct()
                .sorted()
                .toList();
    }

    /** {@code there} are those of the paths that are there; the engine makes the others, for root. */
    public List<Finding> findings(Map<String, Folder> there) {
        List<Finding> findings = new ArrayList<>();
        for (Service service : services) {
            writer(service)
                    .ifPresent(writer -> folders(service)
                            .forEach(bind -> finding(
                                            service, writer, bind, Optional.ofNullable(there.get(bind.source())))
                                    .ifPresent(findings::add)));
        }
        return findings;
    }

    /** A copy of a folder beside the file that is not there yet is made in time. */
    private static Optional<Finding> finding(Service service, int writer, Mount.Bind bind, Optional<Folder> folder) {
        String path = bind.source();
        String wants = ", and " + service.name() + " is to write there as user " + writer + " (NB_UID)";
        if (folder.isEmpty()) {
            return bind.copyOf().isPresent()
                    ? Optional.empty()
                    : Optional.of(new Finding(
                            true,
                            "there is no folder " + path + wants,
                            "make it: mkdir -p " + path + " && sudo chown " + writer + " " + path));
        }
        return folder.filter(
                        there -> !there.lets(writer, number(service, "NB_GID").orElse(USUAL_GROUP)))
                .map(there -> new Finding(
                        true, path + " belongs to user " + there.user() + wants, cure(writer, path, there)));
    }

    private static String cure(int writer, String path, Folder folder) {
        return writer == folder.user()
                ? "let it be theirs (sudo chmod u+rwx " + path + ")"
                : "let it be theirs (sudo chown -R " + writer + " " + path + ") or write NB_UID: '" + folder.user()
                        + "'";
    }

    /** Root can write anywhere. */
    private static Optional<Integer> writer(Service service) {
        return number(service, "NB_UID").filter(number -> number != 0 && service.containers() > 0);
    }

    private static Optional<Integer> number(Service service, String variable) {
        return Optional.ofNullable(service.environment().get(variable))
                .map(Value::reveal)
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Integer::valueOf);
    }

    private static List<Mount.Bind> folders(Service service) {
        return service.mounts().stream()
                .filter(mount -> mount instanceof Mount.Bind bind && !bind.readOnly())
                .map(Mount.Bind.class::cast)
                .toList();
    }
}
