package io.stackfile.host.ssh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What one command found out about the engine of a machine.
 *
 * @param sockets where engines listen or have listened
 * @param docker whether there is a docker command
 * @param server the engine's version, as the docker command tells it; empty when it reaches none
 */
record Findings(String user, List<String> groups, List<Socket> sockets, boolean docker, Optional<String> server) {
    /**
     * A socket in the file system.
     *
     * @param usable whether the user may read and write it
     */
    record Socket(String path, boolean usable) {}

    Findings {
        groups = List.copyOf(groups);
        sockets = List.copyOf(sockets);
    }

    /** One command, for POSIX shells; each line of its output begins with what it is about. */
    static String question(String socket) {
        return String.join(
                "; ",
                "echo user $(id -un)",
                "echo groups $(id -nG)",
                "for s in " + quoted(socket)
                        + " /var/run/docker.sock \"${XDG_RUNTIME_DIR:-/run/user/$(id -u)}/docker.sock\""
                        + " /run/podman/podman.sock \"${XDG_RUNTIME_DIR:-/run/user/$(id -u)}/podman/podman.sock\""
                        + "; do if [ -S \"$s\" ]; then if [ -r \"$s\" ] && [ -w \"$s\" ]; then echo \"usable $s\"; else echo \"closed $s\"; fi; fi; done",
                "if command -v docker >/dev/null 2>&1; then echo docker yes"
                        + "; echo server $(docker --host " + quoted("unix://" + socket)
                        + " version --format '{{.Server.Version}}' 2>/dev/null); fi");
    }

    static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    static Findings read(String answer) {
        List<Socket> sockets = new ArrayList<>();
        String user = "";
        List<String> groups = List.of();
        boolean docker = false;
        Optional<String> server = Optional.empty();
        for (String line : answer.lines().toList()) {
            String[] words = line.split(" ", 2);
            String rest = words.length > 1 ? words[1].strip() : "";
            switch (words[0]) {
                case "user" -> user = rest;
                case "groups" -> groups = Arrays.asList(rest.split(" "));
                case "usable", "closed" -> {
                    Socket found = new Socket(rest, words[0].equals("usable"));
                    if (!sockets.contains(found)) {
                        sockets.add(found);
                    }
                }
                case "docker" -> docker = true;
                case "server" -> server = Optional.of(rest).filter(version -> !version.isEmpty());
                default -> {
                    // what a login script prints
                }
            }
        }
        return new Findings(user, groups, sockets, docker, server);
    }

    /** Another socket than the usual one, which the user may use: rootless Docker, Podman. */
    Optional<String> other(String socket) {
        return sockets.stream()
                .filter(Socket::usable)
                .map(Socket::path)
                .filter(path -> !path.equals(socket))
                .findFirst();
    }

    private Optional<Socket> at(String socket) {
        return sockets.stream().filter(found -> found.path().equals(socket)).findFirst();
    }

    /** What a person would write for a machine that messages call {@code droplet (root@203.0.113.7)}. */
    private static String firstWord(String machine) {
        return machine.split(" ", 2)[0];
    }

    /** Why the engine of {@code machine} cannot be reached, and the way out. */
    String explain(String machine, String socket) {
        Optional<Socket> found = at(socket);
        if (found.isPresent() && !found.get().usable()) {
            return "On " + machine + ", user " + user + " may not use Docker: " + socket
                    + " is closed to it.\nPut it into Docker's group there, which gives it power over the whole machine:"
                    + " sudo usermod -aG docker " + user;
        }
        if (found.isEmpty() && !docker) {
            return "There is no Docker on " + machine + ": no engine listens at " + socket
                    + ", and there is no docker command.\nInstall it: stack host setup " + firstWord(machine)
                    + ". If its engine listens elsewhere, say where: --host ssh://HOST/PATH/OF/docker.sock";
        }
        if (server.isPresent()) {
            return "The SSH server of " + machine + " forwards no sockets, and does not let the docker command run.\n"
                    + "Allow it in its /etc/ssh/sshd_config: AllowStreamLocalForwarding yes";
        }
        if (found.isEmpty() || docker) {
            return "Docker does not run on " + machine + ": nobody answers at " + socket
                    + ".\nStart it there: sudo systemctl start docker";
        }
        return "The engine of " + machine + " cannot be reached at " + socket
                + ": either it does not run (sudo systemctl start docker), or its SSH server forwards no sockets:"
                + " AllowStreamLocalForwarding yes in /etc/ssh/sshd_config";
    }
}
