package io.stackfile.host;

/**
 * The labels by which everything of ours is found again, and beside them those of docker compose by which Docker Desktop,
 * Portainer, lazydocker and {@code docker compose ls} group containers.
 */
public final class Labels {
    public static final String STACK = "io.stackfile.stack";
    public static final String SERVICE = "io.stackfile.service";
    public static final String NUMBER = "io.stackfile.number";
    /** On a container that the file does not ask for: {@code true}. */
    public static final String ONE_OFF = "io.stackfile.oneoff";

    /** The services that start before this one, by comma, so that stopping needs no file. */
    public static final String AFTER = "io.stackfile.after";

    /** Those of them with which it is restarted, by comma. */
    public static final String RESTARTS_WITH = "io.stackfile.restarts-with";

    /** What is run in the container when it has started, and before it stops, as lists in JSON. */
    public static final String POST_START = "io.stackfile.post-start";

    public static final String PRE_STOP = "io.stackfile.pre-stop";

    /** How a container goes back to the one it replaced, as an object in JSON. */
    public static final String ROLLBACK = "io.stackfile.rollback";

    /** Which update made a container, or made a network anew, counted from 1; by whom, from which commit of its file, and why. */
    public static final String GENERATION = "io.stackfile.generation";

    public static final String BY = "io.stackfile.by";
    public static final String COMMIT = "io.stackfile.commit";
    public static final String CHANGE = "io.stackfile.change";

    public static final String FINGERPRINT = "io.stackfile.fingerprint";
    public static final String FILE = "io.stackfile.file";
    public static final String SALT = "io.stackfile.salt";
    public static final String VOLUME = "io.stackfile.volume";
    /** On a network beside the stack's own: the file's name for it. */
    public static final String NETWORK = "io.stackfile.network";
    /** On a network that was made anew: the other forms that it had, as a list in JSON of requests to an engine. */
    public static final String EARLIER = "io.stackfile.earlier";
    /** On what remembers such a list while the network is made anew: the stack. What carries it is no volume of the stack's. */
    public static final String REMEMBERED = "io.stackfile.remembered";
    /** On the marks of a deployment under way: the stack. What carries it is no volume of the stack's. */
    public static final String LOCK = "io.stackfile.lock";

    public static final String COMPOSE_PROJECT = "com.docker.compose.project";
    public static final String COMPOSE_SERVICE = "com.docker.compose.service";
    public static final String COMPOSE_NUMBER = "com.docker.compose.container-number";
    public static final String COMPOSE_ONEOFF = "com.docker.compose.oneoff";
    public static final String COMPOSE_HASH = "com.docker.compose.config-hash";
    public static final String COMPOSE_FILES = "com.docker.compose.project.config_files";
    public static final String COMPOSE_FOLDER = "com.docker.compose.project.working_dir";
    public static final String COMPOSE_NETWORK = "com.docker.compose.network";
    public static final String COMPOSE_VOLUME = "com.docker.compose.volume";
    public static final String COMPOSE_VERSION = "com.docker.compose.version";

    private Labels() {}
}
