package io.stackfile.host.check;

import io.stackfile.json.JsonObject;
import java.util.Locale;

/** A check as one object, with what is not known left out. */
final class CheckJson {
    private CheckJson() {}

    static JsonObject of(Check check) {
        JsonObject json = new JsonObject().with("host", check.name()).with("ready", check.isReady());
        check.ssh()
                .ifPresent(ssh -> json.with(
                        "ssh",
                        new JsonObject()
                                .with("in", ssh.in())
                                .with(
                                        "forwardsSockets",
                                        ssh.sockets().toString().toLowerCase(Locale.ROOT))
                                .with(
                                        "forwardsAddresses",
                                        ssh.addresses().toString().toLowerCase(Locale.ROOT))));
        check.machine().ifPresent(machine -> json.with("machine", machine(machine)));
        check.engine().ifPresent(engine -> json.with("engine", engine(engine)));
        if (check.machine().isPresent() || check.engine().isPresent()) {
            json.with("clockAheadSeconds", check.ahead());
        }
        return json.with(
                "findings",
                check.findings().stream()
                        .map(finding -> new JsonObject()
                                .with("grave", finding.grave())
                                .with("what", finding.what())
                                .with("cure", finding.cure()))
                        .toList());
    }

    private static JsonObject machine(MachineFacts machine) {
        return new JsonObject()
                .with("user", machine.user())
                .with("groups", machine.groups())
                .with("system", machine.system())
                .with("hardware", machine.hardware())
                .with("memory", machine.memory().total())
                .with("memoryAvailable", machine.memory().available())
                .with("disk", machine.disk().total())
                .with("diskFree", machine.disk().free())
                .with("diskFolder", machine.disk().folder())
                .with("docker", machine.docker())
                .with("ufw", machine.ufw())
                .with("dockerPortsAllowed", machine.allowed())
                .with("dockerPortsListening", machine.listening());
    }

    private static JsonObject engine(EngineFacts engine) {
        return new JsonObject()
                .with("version", engine.version())
                .with("oldestApi", engine.oldestApi())
                .with("api", engine.api())
                .with("spokenApi", engine.spoken())
                .with("system", engine.system())
                .with("hardware", engine.hardware())
                .with("processors", engine.processors())
                .with("memory", engine.memory())
                .with("listensWithoutTls", engine.open())
                .with(
                        "published",
                        engine.published().stream()
                                .map(port -> new JsonObject()
                                        .with("container", port.container())
                                        .with("address", port.address())
                                        .with("port", port.port())
                                        .with("protocol", port.protocol()))
                                .toList());
    }
}
