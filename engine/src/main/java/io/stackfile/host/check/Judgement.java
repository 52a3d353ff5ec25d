package io.stackfile.host.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What is to be thought of a machine: what keeps {@code stack} from working, then what is dangerous, then what is not as it should be. */
record Judgement(Check check) {
    private static final long TOLERANCE_SECONDS = 60;
    private static final long NEARLY_FULL = 90;

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        noEngine(findings);
        check.engine().ifPresent(engine -> versions(engine, findings));
        openEngine(findings);
        check.engine().ifPresent(engine -> published(engine, findings));
        check.machine().ifPresent(machine -> machine(machine, findings));
        clock(findings);
        check.ssh().ifPresent(ssh -> forwarding(ssh, findings));
        return findings.stream()
                .sorted(Comparator.comparing(Finding::grave).reversed())
                .toList();
    }

    private void noEngine(List<Finding> findings) {
        if (check.engine().isEmpty()) {
            String[] problem = check.problem().split("\n", 2);
            findings.add(Finding.obstacle(
                    problem[0].replaceFirst("[.:]$", ""), problem.length > 1 ? problem[1].replace("\n", " ") : ""));
        }
    }

    private static void versions(EngineFacts engine, List<Finding> findings) {
        if (engine.isOlderThan(20, 10)) {
            findings.add(Finding.warning(
                    "the engine is older than 20.10, which stack is made for",
                    "Install a newer Docker: apt-get update && apt-get install docker.io"));
        }
        if (engine.tooNew()) {
            findings.add(Finding.warning(
                    "the engine no longer speaks what this stack knows: its API begins with " + engine.oldestApi(),
                    "Get a newer stack."));
        }
    }

    private void openEngine(List<Finding> findings) {
        if (!check.openToOthers().isEmpty()) {
            findings.add(Finding.warning(
                    "the engine listens without TLS at " + String.join(", ", check.openToOthers())
                            + ": whoever reaches that owns the machine",
                    "Take 'hosts' out of /etc/docker/daemon.json, or -H tcp:// from its service, and restart Docker;"
                            + " stack comes by SSH."));
        }
        List<String> allowed = check.machine().map(MachineFacts::allowed).orElse(List.of());
        if (!allowed.isEmpty()) {
            findings.add(Finding.warning(
                    "ufw lets everybody in to port " + String.join(" and ", allowed) + ", Docker's own"
                            + ", as on DigitalOcean's Docker image",
                    allowed.stream()
                            .map(port -> "sudo ufw delete allow " + port + "/tcp")
                            .collect(Collectors.joining("; "))));
        }
    }

    private static void published(EngineFacts engine, List<Finding> findings) {
        TreeMap<String, TreeSet<Integer>> open = engine.published().stream()
                .filter(EngineFacts.Published::toTheWorld)
                .collect(Collectors.groupingBy(
                        EngineFacts.Published::container,
                        TreeMap::new,
                        Collectors.mapping(EngineFacts.Published::port, Collectors.toCollection(TreeSet::new))));
        open.forEach((container, ports) -> findings.add(Finding.warning(
                container + " publishes " + ports(ports) + " to the world; ufw does not guard what Docker publishes",
                "If that is not meant: write 127.0.0.1:" + ports.first()
                        + ":… in its ports, or put the provider's firewall before the machine.")));
        boolean onlyHere = engine.published().stream().anyMatch(EngineFacts.Published::toTheMachine);
        if (onlyHere && engine.isOlderThan(28, 0)) {
            findings.add(Finding.warning(
                    "ports published at 127.0.0.1 can be reached from machines in the same network, before Docker 28",
                    "Get Docker 28, or trust that network."));
        }
    }

    private static String ports(TreeSet<Integer> ports) {
        return (ports.size() == 1 ? "port " : "ports ")
                + ports.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static void machine(MachineFacts machine, List<Finding> findings) {
        MachineFacts.Disk disk = machine.disk();
        if (disk.total() > 0 && disk.percentUsed() >= NEARLY_FULL) {
            String what = "the disk of Docker is " + disk.percentUsed() + " % full";
            String cure = "Remove images that nothing uses, there: docker image prune --all";
            findings.add(disk.free() == 0 ? Finding.obstacle(what, cure) : Finding.warning(what, cure));
        }
    }

    private void clock(List<Finding> findings) {
        if (Math.abs(check.ahead()) > TOLERANCE_SECONDS) {
            findings.add(Finding.warning(
                    "its clock is " + Math.abs(check.ahead()) + " s " + (check.ahead() > 0 ? "ahead of" : "behind")
                            + " this machine's: certificates and times in logs will seem wrong",
                    "Let one of them follow the time of the net: sudo timedatectl set-ntp true"));
        }
    }

    private static void forwarding(SshFacts ssh, List<Finding> findings) {
        if (ssh.sockets() == SshFacts.Forwards.NO) {
            findings.add(Finding.warning(
                    "its SSH server forwards no sockets, so stack goes by the docker command there, which is slower",
                    "Allow it in /etc/ssh/sshd_config: AllowStreamLocalForwarding yes"));
        }
        if (ssh.addresses() == SshFacts.Forwards.NO) {
            findings.add(Finding.warning(
                    "its SSH server forwards no addresses, so there are no tunnels to what runs there",
                    "Allow it in /etc/ssh/sshd_config: AllowTcpForwarding yes"));
        }
    }
}
