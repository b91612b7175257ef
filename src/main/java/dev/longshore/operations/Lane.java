package dev.longshore.operations;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** One engine's operations: so many run at a time, so many more wait, in the order they came. */
final class Lane {

    private record Waiting(Live live, Runnable work) {}

    private final int atOnce;
    private final int most;
    private final Deque<Waiting> queue = new ArrayDeque<>();
    private int running;

    Lane(int atOnce, int most) {
        this.atOnce = atOnce;
        this.most = most;
    }

    /** Whether another one finds no place. */
    synchronized boolean isFull() {
        return running >= atOnce && queue.size() >= most;
    }

    /** Starts the work on a thread of its own, now or when its turn comes; it has to say {@link #left} at its end. */
    synchronized void enter(Live live, Runnable work) {
        queue.add(new Waiting(live, work));
        fill();
        number();
    }

    /** One has ended. */
    synchronized void left() {
        running--;
        fill();
        number();
    }

    /** Begins one at once that has not begun, beyond the limit: it is to end, and has nothing to do any more. */
    synchronized void hurry(Live live) {
        for (Waiting waiting : queue) {
            if (waiting.live() == live) {
                queue.remove(waiting);
                start(waiting);
                break;
            }
        }
        number();
    }

    private void fill() {
        while (running < atOnce) {
            @Nullable Waiting next = queue.poll();
            if (next == null) {
                return;
            }
            next.live().begins();
            start(next);
        }
    }

    private void start(Waiting waiting) {
        running++;
        Thread.ofVirtual().name("operation-" + waiting.live().view().id()).start(waiting.work());
    }

    private void number() {
        int position = 1;
        for (Waiting waiting : queue) {
            waiting.live().queued(position++);
        }
    }
}
