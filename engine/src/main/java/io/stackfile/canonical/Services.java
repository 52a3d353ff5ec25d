package io.stackfile.canonical;

import io.stackfile.schema.Node;
import io.stackfile.source.CheckedFile;
import io.stackfile.source.LabelFiles;
import java.util.List;
import java.util.Optional;

/** The services of a file, each with all that it takes part in without saying so. */
final class Services {
    private static final Fields DEVICE_RATE =
            new Fields().with(Plain.TEXT, "path").with(Plain.SIZE, "rate").with(Plain.NUMBER, "weight");

    private final CheckedFile file;
    private final Fields fields;

    Services(CheckedFile file) {
        this.file = file;
        Paths paths = new Paths(file);
        Form variables = Pairs.variables(file.values());
        Fields hook = new Fields()
                .with(Plain.COMMAND, "command")
                .with(Plain.TEXT, "user", "working_dir", "image")
                .with(Plain.FLAG, "privileged", "per_replica")
                .with(variables, "environment");
        Fields watch = new Fields()
                .with(paths::path, "path")
                .with(Plain.TEXT, "action", "target")
                .with(Plain.TEXTS, "ignore", "include")
                .with(Plain.FLAG, "initial_sync")
                .with(hook, "exec");
        fields = new Fields()
                .with(Plain.TEXT, "image", "container_name", "hostname", "domainname", "mac_address", "user")
                .with(Plain.TEXT, "working_dir", "platform", "runtime", "isolation", "restart", "stop_signal")
                .with(Plain.TEXT, "network_mode", "ipc", "pid", "uts", "userns_mode", "cgroup", "cgroup_parent")
                .with(Plain.TEXT, "cpuset", "pull_refresh_after")
                .with(Services::pullPolicy, "pull_policy")
                .with(Plain.COMMAND, "command", "entrypoint")
                .with(Plain.TEXTS, "cap_add", "cap_drop", "dns", "dns_opt", "dns_search", "expose", "external_links")
                .with(Plain.TEXTS, "group_add", "links", "profiles", "security_opt", "tmpfs", "volumes_from")
                .with(Plain.TEXTS, "device_cgroup_rules")
                .with(Plain.FLAG, "privileged", "read_only", "tty", "stdin_open", "oom_kill_disable")
                .with(Plain.FLAG, "use_api_socket")
                .with(Plain.CHOICE, "init", "attach")
                .with(Plain.NUMBER_BUT_ZERO, "cpu_count", "cpu_percent", "cpu_period", "cpu_quota", "cpu_rt_period")
                .with(Plain.NUMBER_BUT_ZERO, "cpu_rt_runtime", "cpu_shares", "cpus", "oom_score_adj", "pids_limit")
                .with(Plain.NUMBER, "scale")
                .with(Plain.SIZE, "mem_limit", "mem_reservation", "mem_swappiness", "memswap_limit", "shm_size")
                .with(Plain.TIME, "stop_grace_period")
                .with(Pairs.TEXTS, "annotations", "labels", "sysctls", "storage_opt")
                .with(variables, "environment")
                .with(Hosts::of, "extra_hosts")
                .with(Ports::of, "ports")
                .with(((Form) new Mounts(paths)::mount).each(), "volumes")
                .with(((Form) Devices::device).each(), "devices")
                .with(FileUses.CONFIGS, "configs")
                .with(FileUses.SECRETS, "secrets")
                .with(Limits.FORM, "ulimits")
                .with(new Builds(paths, file.values()), "build")
                .with(Deploys::deploy, "deploy")
                .with(Deploys::gpus, "gpus")
                .with(Services::healthcheck, "healthcheck")
                .with(Networks::joined, "networks")
                .with(Services::names, "models")
                .with(hook.each(), "pre_start", "post_start", "pre_stop")
                .with(new Fields().with(watch.each(), "watch"), "develop")
                .with(new Fields().with(Plain.TEXT, "driver").with(Pairs.TEXTS, "options"), "logging")
                .with(new Fields().with(Plain.TEXT, "type").with(Plain.TEXTS.eachValue(), "options"), "provider")
                .with(
                        new Fields()
                                .with(Plain.NUMBER, "weight")
                                .with(DEVICE_RATE.each(), "weight_device", "device_read_bps", "device_read_iops")
                                .with(DEVICE_RATE.each(), "device_write_bps", "device_write_iops"),
                        "blkio_config");
    }

    Node.Mapping service(Node.Mapping written) {
        Tree service = Tree.of(fields.mapping(written));
        service.putIfMissing("command", Tree.nothing(written)).putIfMissing("entrypoint", Tree.nothing(written));
        service.put("depends_on", Dependencies.of(written));
        addLabels(service, written);
        boolean alone = service.get("network_mode").isPresent()
                || service.get("provider").isPresent();
        if (service.get("networks").isEmpty() && !alone) {
            service.put(
                    "networks",
                    new Tree(written).put("default", Tree.nothing(written)).mapping());
        }
        return service.mapping();
    }

    /** Those of files; what the service says itself goes before them. */
    private void addLabels(Tree service, Node.Mapping written) {
        written.get("label_file").ifPresent(files -> {
            Tree labels = service.get("labels")
                    .map(own -> Tree.of((Node.Mapping) own))
                    .orElseGet(() -> new Tree(files));
            LabelFiles.read(files, "label_file", file)
                    .forEach((name, label) -> labels.putIfMissing(name, label.value()));
            service.remove("label_file").put("labels", labels.mapping());
        });
    }

    /** A list of names, or names with settings of their own. */
    static Optional<Node> names(Node written) {
        if (written instanceof Node.Mapping) {
            return Optional.of(written);
        }
        Tree names = new Tree(written);
        Tree.items(written).forEach(item -> names.put(Tree.textOf(item).orElse(""), Tree.nothing(item)));
        return Optional.of(names.mapping())
                .filter(mapping -> !mapping.all().isEmpty())
                .map(Node.class::cast);
    }

    private static Optional<Node> pullPolicy(Node written) {
        return Tree.textOf(written)
                .map(policy -> Tree.text(written, policy.equals("if_not_present") ? "missing" : policy));
    }

    private static Optional<Node> healthcheck(Node written) {
        return new Fields()
                .with(Services::test, "test")
                .with(Plain.TIME, "interval", "timeout", "start_period", "start_interval")
                .with(Plain.NUMBER, "retries")
                .with(Plain.FLAG, "disable")
                .of(written);
    }

    private static Optional<Node> test(Node written) {
        return written instanceof Node.Scalar line
                ? Optional.of(Tree.list(line, List.of(Tree.text(line, "CMD-SHELL"), Tree.text(line, line.text()))))
                : Plain.TEXTS.of(written);
    }
}
