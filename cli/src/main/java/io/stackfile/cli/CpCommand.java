package io.stackfile.cli;

import io.stackfile.host.FileTrouble;
import io.stackfile.host.HostException;
import io.stackfile.host.Names;
import io.stackfile.host.Observed;
import io.stackfile.host.docker.DockerHost;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code stack cp}. */
final class CpCommand extends InsideCommand {
    CpCommand() {
        super(
                "cp",
                "[FILE] SERVICE:PATH PATH|- [OPTIONS]%n       stack cp [FILE] PATH|- SERVICE:PATH [OPTIONS]",
                "Copy files and folders out of a service's container, or into its containers.",
                "A container may be called by its own name, and need not run. A folder that is copied to where nothing is gets that"
                        + " name; to where a folder is, it goes into that; with /. behind it, only what is in it is copied. - is a tar"
                        + " archive, written out or read.",
                "What goes in goes into all containers of the service, with the numbers of its owners here; what comes out is"
                        + " yours.");
        file().host();
        value("--index", "N", "Which of the service's containers: without it, the first to copy from, all to copy to.");
        flag("-a --archive", "Out: keep the owners. In: give it to the user that the container runs as.");
        flag("-L --follow-link", "Copy what a link leads to, not the link.");
    }

    @Override
    Argv split(List<String> arguments, Path folder) {
        return Argv.lastWords(spec(), arguments, 2);
    }

    @Override
    int run(Call call) {
        if (call.command().size() < 2) {
            throw new UsageException(
                    "from where to where? Write: stack cp SERVICE:PATH PATH, or stack cp PATH SERVICE:PATH");
        }
        CopyEnd from = CopyEnd.of(call.command().get(0));
        CopyEnd to = CopyEnd.of(call.command().get(1));
        if (from.service().isPresent() == to.service().isPresent()) {
            throw new UsageException(
                    from.service().isPresent()
                            ? "one of the two is to be here; from container to container: stack cp " + from.written()
                                    + " - | stack cp - SERVICE:FOLDER"
                            : "one of the two is to be in a container: write it SERVICE:PATH");
        }
        Optional<Integer> index = index(call);
        String stack = call.stackName();
        try (DockerHost host = call.host()) {
            Observed observed = host.observe(stack);
            return from.service().isPresent()
                    ? new CopyOut(call, host.files(), one(from, index, observed, host)).run(from, to)
                    : new CopyIn(call, host.files(), all(to, index, observed, host)).run(from, to);
        } catch (IOException e) {
            throw new HostException(FileTrouble.of(e), e);
        }
    }

    private static String one(CopyEnd end, Optional<Integer> index, Observed observed, DockerHost host) {
        Chosen chosen = Chosen.of(index, end.service().orElseThrow(), observed, host);
        return chosen.container()
                .orElseThrow(() -> new HostException(chosen.nothing()))
                .name();
    }

    private static List<String> all(CopyEnd end, Optional<Integer> index, Observed observed, DockerHost host) {
        String word = end.service().orElseThrow();
        List<String> its = observed.members().stream()
                .filter(container -> container.service().equals(word))
                .map(Observed.Container::name)
                .filter(name -> !name.endsWith(Names.NEXT))
                .toList();
        return index.isPresent() || its.isEmpty() ? List.of(one(end, index, observed, host)) : its;
    }
}
