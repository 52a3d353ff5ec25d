package io.stackfile.host.docker;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Device;
import com.github.dockerjava.api.model.DeviceRequest;
import com.github.dockerjava.api.model.HealthCheck;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import io.stackfile.model.Devices;
import io.stackfile.model.Execution;
import io.stackfile.model.Healthcheck;
import io.stackfile.model.Logging;
import io.stackfile.model.Settings;
import io.stackfile.model.Stopping;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How the engine runs a container, in docker-java's words; what is not given is not said. */
record RequestedExecution(CreateContainerCmd create, HostConfig config) {
    void say(Settings settings) {
        execution(settings.execution());
        stopping(settings.stopping());
        settings.health().ifPresent(this::health);
        logging(settings.logging());
        devices(settings.devices());
    }

    private void execution(Execution execution) {
        execution.init().ifPresent(config::withInit);
        if (execution.readOnly()) {
            config.withReadonlyRootfs(true);
        }
        execution.runtime().ifPresent(config::withRuntime);
        execution.cgroupParent().ifPresent(config::withCgroupParent);
        if (!execution.sysctls().isEmpty()) {
            config.withSysctls(execution.sysctls());
        }
        if (!execution.storageOptions().isEmpty()) {
            config.withStorageOpt(execution.storageOptions());
        }
        if (!execution.annotations().isEmpty()) {
            config.withAnnotations(execution.annotations());
        }
    }

    private void stopping(Stopping stopping) {
        stopping.signal().ifPresent(create::withStopSignal);
        stopping.grace().ifPresent(grace -> create.withStopTimeout((int) grace.toSeconds()));
    }

    private void health(Healthcheck health) {
        HealthCheck check = new HealthCheck();
        health.test().ifPresent(check::withTest);
        health.interval().map(Duration::toNanos).ifPresent(check::withInterval);
        health.timeout().map(Duration::toNanos).ifPresent(check::withTimeout);
        health.retries().ifPresent(retries -> check.withRetries((int) retries));
        health.startPeriod().map(Duration::toNanos).ifPresent(check::withStartPeriod);
        health.startInterval().map(Duration::toNanos).ifPresent(check::withStartInterval);
        create.withHealthcheck(check);
    }

    private void logging(Logging logging) {
        if (logging.driver().isEmpty() && logging.options().isEmpty()) {
            return;
        }
        Map<String, String> options = new TreeMap<>();
        logging.options().forEach((name, value) -> options.put(name, value.reveal()));
        config.withLogConfig(logging.driver()
                .map(driver -> new LogConfig(LogConfig.LoggingType.fromValue(driver), options))
                .orElseGet(() -> new LogConfig().setConfig(options)));
    }

    private void devices(Devices devices) {
        if (!devices.devices().isEmpty()) {
            config.withDevices(devices.devices().stream()
                    .map(device -> new Device(device.permissions(), device.target(), device.source()))
                    .toList());
        }
        if (!devices.rules().isEmpty()) {
            config.withDeviceCgroupRules(devices.rules());
        }
        if (!devices.requests().isEmpty()) {
            config.withDeviceRequests(
                    devices.requests().stream().map(RequestedExecution::request).toList());
        }
    }

    private static DeviceRequest request(Devices.Request request) {
        DeviceRequest words = new DeviceRequest().withDriver(request.driver()).withOptions(request.options());
        request.count().ifPresent(words::withCount);
        if (!request.ids().isEmpty()) {
            words.withDeviceIds(request.ids());
        }
        if (!request.capabilities().isEmpty()) {
            words.withCapabilities(List.of(request.capabilities()));
        }
        return words;
    }
}
