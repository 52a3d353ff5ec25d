package io.stackfile.plan;

import io.stackfile.host.Headway;
import io.stackfile.host.Host;
import java.util.Optional;
import java.util.function.Consumer;

/** One deed on a host. It names its own verb, and says in {@code toString} what it does. */
public sealed interface Step
        permits AwaitCompleted,
                AwaitHealthy,
                AwaitProven,
                BuildImage,
                ComeBack,
                CreateContainer,
                CreateNetwork,
                CreateVolume,
                EndServing,
                GiveNames,
                JoinIngress,
                KeepContainer,
                LeaveIngress,
                LetGo,
                Pause,
                PauseContainer,
                PullImage,
                PushImage,
                RemoveContainer,
                RemoveGuest,
                RemoveImage,
                RemoveNetwork,
                RemoveOneOff,
                RemoveVolume,
                ReplaceNetwork,
                RestoreNetwork,
                RunErrand,
                RunHook,
                Serve,
                ShipImage,
                SignalContainer,
                StartContainer,
                StopContainer,
                TakePlace,
                UnpauseContainer {
    void on(Host host, Consumer<Headway> progress);

    /** Whether it only waits, which costs the host nothing. */
    default boolean isWait() {
        return false;
    }

    /** Whether data is lost by it for ever. */
    default boolean destroysData() {
        return false;
    }

    /** The container that it is a step for, by one of the names that it has. */
    default Optional<String> about() {
        return suspect();
    }

    /** The container whose last lines explain a failure. */
    default Optional<String> suspect() {
        return Optional.empty();
    }
}
