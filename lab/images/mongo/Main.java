import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;

/** A server of MongoDB's wire protocol on port 27017 that keeps its data in one H2 file: Main FILE. */
public class Main {
    public static void main(String[] args) throws Exception {
        H2Backend backend = new H2Backend(args[0]);
        // What a sudden death may lose, in milliseconds: as with MongoDB's journal.
        backend.getMvStore().setAutoCommitDelay(100);
        MongoServer server = new MongoServer(backend);
        server.bind("0.0.0.0", 27017);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdownNow));
        System.out.println("Waiting for connections on " + server.getLocalAddress());
        Thread.currentThread().join();
    }
}
