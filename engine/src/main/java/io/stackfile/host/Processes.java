package io.stackfile.host;

import java.util.OptionalInt;

/**
 * What runs in the containers of a machine, connected with what is here. Those that connect return the exit code when the
 * process has ended, or nothing when a person has left it by the detach keys and it goes on. They throw {@link CannotExecute}
 * when its program cannot be started, and {@link HostException} when the connection is lost.
 */
public interface Processes {
    /** Runs a command in a container that runs. */
    OptionalInt exec(String container, ExecSpec command, Streams streams);

    /** Starts a command in a container that runs, and hears no more of it. */
    void launch(String container, ExecSpec command);

    /** Joins the main process of a container that runs. */
    OptionalInt attach(String container, Streams streams);

    /** Starts a container that was made, and misses nothing of its main process. */
    OptionalInt run(String container, Streams streams);

    /** Sends a signal to the main process of a container: {@code TERM}. */
    void signal(String container, String signal);

    /** Holds all processes of a container that runs, where they are. */
    void pause(String container);

    /** Lets them go on. */
    void unpause(String container);
}
