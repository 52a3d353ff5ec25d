package io.stackfile.host.docker;

import com.github.dockerjava.api.model.BlkioRateDevice;
import com.github.dockerjava.api.model.BlkioWeightDevice;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Ulimit;
import io.stackfile.model.DiskLimits;
import io.stackfile.model.DiskLimits.OfDevice;
import io.stackfile.model.Limits;
import io.stackfile.model.MemoryLimits;
import io.stackfile.model.ProcessorLimits;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** What a container may use, in docker-java's words; what is not given is not said. */
record RequestedLimits(HostConfig config) {
    void say(Limits limits) {
        memory(limits.memory());
        processors(limits.processors());
        disks(limits.disks());
        limits.processes().ifPresent(config::withPidsLimit);
        list(
                limits.ulimits(),
                limit -> new Ulimit(limit.name(), limit.soft(), limit.hard()),
                (List<Ulimit> ulimits) -> config.withUlimits(ulimits));
    }

    private void memory(MemoryLimits memory) {
        memory.limit().ifPresent(config::withMemory);
        memory.withSwap().ifPresent(config::withMemorySwap);
        memory.reservation().ifPresent(config::withMemoryReservation);
        memory.swappiness().ifPresent(config::withMemorySwappiness);
        memory.shared().ifPresent(config::withShmSize);
        if (memory.neverKilled()) {
            config.withOomKillDisable(true);
        }
        memory.killScore().ifPresent(score -> config.withOomScoreAdj((int) score));
    }

    private void processors(ProcessorLimits processors) {
        processors.shares().ifPresent(shares -> config.withCpuShares((int) shares));
        processors.set().ifPresent(config::withCpusetCpus);
        processors.nanos().ifPresent(config::withNanoCPUs);
        processors.quota().ifPresent(config::withCpuQuota);
        processors.period().ifPresent(config::withCpuPeriod);
        processors.realTimePeriod().ifPresent(config::withCpuRealtimePeriod);
        processors.realTimeRun().ifPresent(config::withCpuRealtimeRuntime);
    }

    private void disks(DiskLimits disks) {
        disks.weight().ifPresent(weight -> config.withBlkioWeight((int) weight));
        list(
                disks.weights(),
                device -> new BlkioWeightDevice().withPath(device.path()).withWeight((int) device.amount()),
                config::withBlkioWeightDevice);
        list(disks.readBytes(), RequestedLimits::rate, config::withBlkioDeviceReadBps);
        list(disks.readOperations(), RequestedLimits::rate, config::withBlkioDeviceReadIOps);
        list(disks.writeBytes(), RequestedLimits::rate, config::withBlkioDeviceWriteBps);
        list(disks.writeOperations(), RequestedLimits::rate, config::withBlkioDeviceWriteIOps);
    }

    private static BlkioRateDevice rate(OfDevice device) {
        return new BlkioRateDevice().withPath(device.path()).withRate(device.amount());
    }

    private static <A, B> void list(List<A> given, Function<A, B> word, Consumer<List<B>> with) {
        if (!given.isEmpty()) {
            with.accept(given.stream().map(word).toList());
        }
    }
}
