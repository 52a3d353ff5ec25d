package io.stackfile.host.docker;

import io.stackfile.host.HostException;
import io.stackfile.host.check.Check;
import io.stackfile.host.docker.http.CountedDialer;
import io.stackfile.host.ssh.SshMachine;
import io.stackfile.host.ssh.Surroundings;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the engine that is meant, as Docker's own program finds it, and machines over SSH as {@code ssh} finds them. */
public final class DockerHosts {
    private DockerHosts() {}

    /** {@code hostOption} is an address, the name of a Docker context, or a machine's name. Nothing is sent yet. */
    public static DockerHost open(Optional<String> hostOption, Surroundings surroundings) {
        Way way = way(hostOption, surroundings);
        Optional<Way> here = way.local() ? Optional.empty() : Optional.of(here(surroundings));
        return new DockerHost(counted(way, surroundings), here, surroundings.environment(), surroundings.traffic());
    }

    /** A login counts what it carries, with what it takes itself. */
    private static Way counted(Way way, Surroundings surroundings) {
        return way.machine().isPresent() && !surroundings.systemSsh()
                ? way
                : way.by(new CountedDialer(way.dialer(), surroundings.traffic()));
    }

    /** The engine of this machine: the one that is meant when nobody says another, if it is here, else the usual one. */
    static Way here(Surroundings surroundings) {
        Way usual = DefaultSockets.way(surroundings.environment());
        try {
            Way way = way(Optional.empty(), surroundings);
            return way.local() ? way : usual;
        } catch (HostException nobodyAskedForIt) {
            return usual;
        }
    }

    /**
     * What is to be known of that machine; one that cannot be reached, or has no engine, is told of as such.
     *
     * @param called what the user calls it; empty for the current one
     */
    public static Check check(Optional<String> hostOption, String called, Surroundings surroundings) {
        return new Examination(way(hostOption, surroundings), surroundings.environment()).check(called);
    }

    /** The machine itself; nothing when the way to it is not SSH. */
    public static Optional<SshMachine> machine(Optional<String> hostOption, Surroundings surroundings) {
        return way(hostOption, surroundings).machine();
    }

    /** The names of Docker's contexts, sorted. */
    public static List<String> contexts(Map<String, String> environment) {
        return DockerContexts.names(environment);
    }

    /** Whether somebody has called an engine so. */
    public static boolean isContext(String name, Map<String, String> environment) {
        return !Addresses.isAddress(name) && DockerContexts.exists(name, environment);
    }

    static Way way(Optional<String> hostOption, Surroundings surroundings) {
        if (hostOption.isPresent()) {
            return named(hostOption.get(), surroundings);
        }
        Map<String, String> environment = surroundings.environment();
        String address = environment.getOrDefault("DOCKER_HOST", "");
        if (!address.isEmpty()) {
            return Addresses.way(address, surroundings);
        }
        String context = DockerContexts.current(environment);
        return context.isEmpty() || context.equals(DockerContexts.DEFAULT)
                ? DefaultSockets.way(environment)
                : DockerContexts.way(context, surroundings);
    }

    /** A context's name comes before a machine's, for somebody has chosen it for an engine. */
    private static Way named(String host, Surroundings surroundings) {
        return isContext(host, surroundings.environment())
                ? DockerContexts.way(host, surroundings)
                : Addresses.way(host, surroundings);
    }
}
