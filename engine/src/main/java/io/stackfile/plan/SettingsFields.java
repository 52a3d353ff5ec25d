package io.stackfile.plan;

import io.stackfile.model.Attachment;
import io.stackfile.model.Devices;
import io.stackfile.model.Execution;
import io.stackfile.model.Healthcheck;
import io.stackfile.model.Hook;
import io.stackfile.model.Logging;
import io.stackfile.model.Namespaces;
import io.stackfile.model.Networking;
import io.stackfile.model.Privileges;
import io.stackfile.model.Settings;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** How a container is run, in a fingerprint; the keys are called as in a file. */
record SettingsFields(Fields fields) {
    private static final String PROFILE = "seccomp={";

    void put(Settings settings) {
        settings.health().ifPresent(this::health);
        fields.put("stop_signal", settings.stopping().signal());
        fields.put("stop_grace_period", settings.stopping().grace());
        networking(settings.networking());
        namespaces(settings.namespaces());
        logging(settings.logging());
        execution(settings.execution());
        devices(settings.devices());
        new LimitFields(fields).put(settings.limits());
        privileges(settings.privileges());
        hooks("post_start", settings.lifecycle().hooks().started());
        hooks("pre_stop", settings.lifecycle().hooks().stopping());
    }

    /** They are in labels of the container, and so part of what it is made from. */
    private void hooks(String key, List<Hook> hooks) {
        for (int i = 0; i < hooks.size(); i++) {
            Hook hook = hooks.get(i);
            String place = key + "." + (i + 1);
            fields.putWords(place, Optional.of(hook.command()));
            fields.put(place + ".user", hook.user());
            fields.putTrue(place + ".privileged", hook.privileged());
            fields.put(place + ".working_dir", hook.workingDirectory());
            hook.environment().forEach((name, value) -> fields.put(place + ".environment." + name, value));
        }
    }

    private void health(Healthcheck health) {
        fields.putWords("healthcheck.test", health.test());
        fields.put("healthcheck.interval", health.interval());
        fields.put("healthcheck.timeout", health.timeout());
        fields.put("healthcheck.retries", health.retries());
        fields.put("healthcheck.start_period", health.startPeriod());
        fields.put("healthcheck.start_interval", health.startInterval());
    }

    private void networking(Networking networking) {
        networking.attachments().forEach(this::attachment);
        networking.outside().forEach(link -> fields.put("external_links." + link.alias(), Optional.of(link.service())));
        networking.neighbours().forEach(link -> fields.put("links." + link.alias(), Optional.of(link)));
        fields.put("domainname", networking.domain());
        fields.put("mac_address", networking.macAddress());
        fields.putList("dns", networking.nameServers());
        fields.putList("dns_search", networking.searchDomains());
        fields.putSet("dns_opt", networking.lookupOptions());
        fields.putList("extra_hosts", networking.hosts());
    }

    private void attachment(Attachment attachment) {
        String key = "networks." + attachment.network();
        fields.put(key, Optional.of("joined"));
        fields.putSet(key + ".aliases", attachment.aliases());
        fields.put(key + ".ipv4_address", attachment.ipv4());
        fields.put(key + ".ipv6_address", attachment.ipv6());
        fields.putSet(key + ".link_local_ips", attachment.linkLocal());
        fields.put(key + ".mac_address", attachment.macAddress());
        fields.putAll(key + ".driver_opts", attachment.options());
        fields.put(key + ".priority", Optional.of(attachment.priority()).filter(priority -> priority != 0));
        fields.put(key + ".interface_name", attachment.interfaceName());
        fields.put(
                key + ".gw_priority", Optional.of(attachment.gatewayPriority()).filter(priority -> priority != 0));
    }

    static final Pattern ADDRESSES =
            Pattern.compile("mac_address|networks\\..+\\.(ipv4_address|ipv6_address|mac_address)");

    static final List<String> NAMESPACES = List.of("network_mode", "pid", "ipc", "uts", "userns_mode", "cgroup");

    private void namespaces(Namespaces namespaces) {
        fields.put("network_mode", namespaces.network());
        fields.put("pid", namespaces.processes());
        fields.put("ipc", namespaces.memory());
        fields.put("uts", namespaces.hostName());
        fields.put("userns_mode", namespaces.users());
        fields.put("cgroup", namespaces.cgroup());
    }

    private void logging(Logging logging) {
        fields.put("logging.driver", logging.driver());
        logging.options().forEach((name, value) -> fields.put("logging.options." + name, value));
    }

    private void execution(Execution execution) {
        fields.put("init", execution.init());
        fields.putTrue("read_only", execution.readOnly());
        fields.put("runtime", execution.runtime());
        fields.put("cgroup_parent", execution.cgroupParent());
        fields.putAll("sysctls", execution.sysctls());
        fields.putAll("storage_opt", execution.storageOptions());
        fields.putAll("annotations", execution.annotations());
    }

    private void devices(Devices devices) {
        fields.putSet("devices", devices.devices());
        fields.putSet("device_cgroup_rules", devices.rules());
        fields.putSet("device_requests", devices.requests());
    }

    private void privileges(Privileges privileges) {
        fields.putTrue("privileged", privileges.privileged());
        fields.putSet("cap_add", privileges.added());
        fields.putSet("cap_drop", privileges.dropped());
        fields.putSet("group_add", privileges.groups());
        fields.putSet(
                "security_opt",
                privileges.security().stream().map(this::shortened).toList());
    }

    /** A profile is some thousand lines long. */
    private String shortened(String option) {
        return option.startsWith(PROFILE) ? "seccomp=" + fields.hidden(option) : option;
    }
}
