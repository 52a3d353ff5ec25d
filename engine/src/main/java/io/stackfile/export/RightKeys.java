package io.stackfile.export;

import io.stackfile.json.Json;
import io.stackfile.schema.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a container may do, how the engine treats it, and where its output goes. */
record RightKeys(Described seen, String service, Hiding hiding) {
    private static final String ALL_PATHS = "systempaths=unconfined";

    void put(Out out) {
        Json host = seen.host();
        restart(out);
        boolean privileged = host.get("Privileged").isTrue();
        out.put("privileged", privileged);
        out.put("cap_add", capabilities("CapAdd"));
        out.put("cap_drop", capabilities("CapDrop"));
        List<String> security = new ArrayList<>(host.get("SecurityOpt").texts().stream()
                .filter(option -> !privileged || !option.equals("label=disable"))
                .map(option -> option.replace("$", "$$"))
                .toList());
        if (!privileged
                && host.get("MaskedPaths").isList()
                && host.get("MaskedPaths").items().isEmpty()) {
            security.add(ALL_PATHS);
        }
        out.put("security_opt", security);
        out.put("group_add", host.get("GroupAdd").texts());
        out.put("read_only", host.get("ReadonlyRootfs").isTrue());
        if (host.get("Init").isPresent()) {
            out.putEven(
                    "init", new Out().put("init", true).mapping().get("init").orElseThrow());
        }
        String runtime = host.get("Runtime").text();
        out.put("runtime", runtime.equals("runc") && !seen.writtenKeys().contains("runtime") ? "" : runtime);
        // What is usual depends on the host.
        out.put(
                "cgroup",
                seen.writtenKeys().contains("cgroup") ? host.get("CgroupnsMode").text() : "");
        out.put("cgroup_parent", host.get("CgroupParent").text());
        out.put("sysctls", LimitKeys.texts(host.get("Sysctls")));
        out.put("storage_opt", LimitKeys.texts(host.get("StorageOpt")));
        out.put("annotations", LimitKeys.texts(host.get("Annotations")));
        devices(out);
        logging(out);
    }

    private void restart(Out out) {
        Json policy = seen.host().get("RestartPolicy");
        String name = policy.get("Name").text();
        long most = policy.get("MaximumRetryCount").number();
        out.put("restart", name.equals("no") ? "" : name + (most == 0 ? "" : ":" + most));
    }

    private List<String> capabilities(String key) {
        return seen.host().get(key).texts().stream()
                .map(name -> name.replaceFirst("^CAP_", ""))
                .toList();
    }

    private void devices(Out out) {
        out.put(
                "devices",
                seen.host().get("Devices").items().stream()
                        .map(device -> device.get("PathOnHost").text() + ":"
                                + device.get("PathInContainer").text()
                                + (device.get("CgroupPermissions").text().equals("rwm")
                                        ? ""
                                        : ":" + device.get("CgroupPermissions").text()))
                        .toList());
        out.put("device_cgroup_rules", seen.host().get("DeviceCgroupRules").texts());
        List<Node> requests = new ArrayList<>();
        seen.host().get("DeviceRequests").items().forEach(request -> requests.add(request(request)));
        out.put("gpus", Out.list(requests));
    }

    private static Node request(Json request) {
        long count = request.get("Count").number();
        List<String> capabilities = request.get("Capabilities").items().stream()
                .flatMap(together -> together.texts().stream())
                .filter(capability -> !capability.equals("gpu"))
                .distinct()
                .toList();
        return new Out()
                .put("driver", request.get("Driver").text())
                .put("count", count < 0 ? "all" : "")
                .put("count", Math.max(0, count))
                .put("device_ids", request.get("DeviceIDs").texts())
                .put("capabilities", capabilities)
                .put("options", LimitKeys.texts(request.get("Options")))
                .mapping();
    }

    private void logging(Out out) {
        Json log = seen.host().get("LogConfig");
        Json hidden = seen.hiddenHost().get("LogConfig");
        String driver = log.get("Type").text();
        Map<String, String> options = new TreeMap<>();
        log.get("Config")
                .members()
                .forEach((name, value) -> options.put(
                        name,
                        hiding.text(
                                service,
                                name,
                                value.text(),
                                hidden.at("Config", name).text())));
        if (!options.isEmpty() || !List.of("", "json-file").contains(driver)) {
            out.put(
                    "logging",
                    new Out().put("driver", driver).put("options", options).mapping());
        }
    }
}
