package dev.longshore.operations;

import dev.longshore.problem.Conflict;
import dev.longshore.problem.ProblemType;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Gives operations ids that count, from 1 again whenever a test wants all of them forgotten. */
@Primary
public class CountedOperations extends OperationIds {

    private final AtomicInteger last = new AtomicInteger();
    private final ObjectProvider<Lives> lives;
    private final ObjectProvider<JdbcClient> jdbc;

    CountedOperations(ObjectProvider<Lives> lives, ObjectProvider<JdbcClient> jdbc) {
        this.lives = lives;
        this.jdbc = jdbc;
    }

    @Override
    String next() {
        return "0d9f1c3e-0000-4000-8000-%012d".formatted(last.incrementAndGet());
    }

    /** Ends those that run, and forgets all there were. */
    public void forget() throws InterruptedException {
        List<Live> open = lives.getObject().open();
        for (Live live : open) {
            live.ending().end(new Conflict(ProblemType.OPERATION_CANCELLED, "A test is over."));
        }
        for (Live live : open) {
            live.awaitEnd(Duration.ofSeconds(10));
        }
        forgetTheEnded();
        jdbc.getObject().sql("delete from operations").update();
        last.set(0);
    }

    /** Forgets those that ended but for what the store has of them. */
    public void forgetTheEnded() {
        lives.getObject().forget();
    }
}
