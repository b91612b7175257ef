package dev.longshore.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.longshore.problem.Invalid;
import dev.longshore.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageTests {

    private static final long SEED = 27;

    record Item(
            String id, @Nullable Long createdAt, @Nullable String name) {}

    private static final List<SortKey<Item>> KEYS = List.of(
            SortKey.number("createdAt", Item::createdAt),
            SortKey.text("name", Item::name),
            SortKey.text("id", Item::id));

    private static final List<Item> ITEMS = List.of(
            new Item("d", null, "x"),
            new Item("b", 2L, null),
            new Item("a", 2L, "x"),
            new Item("c", 3L, "w"),
            new Item("e", null, null),
            new Item("f", -1L, "é"));

    private static Page<Item> page(String sort, @Nullable Integer limit, @Nullable String after, List<Item> items) {
        return new Page.Request<>(Ordering.parse(sort, KEYS), limit, after).of(items);
    }

    private static String ids(List<Item> items) {
        return items.stream().map(Item::id).reduce("", String::concat);
    }

    @ParameterizedTest
    @CsvSource({
        "'-createdAt,id', cabfde",
        "'createdAt,id', fabcde",
        "createdAt, fabcde",
        "'-createdAt,-id', cbafed",
        "name, cadfbe",
        "-name, fadcbe",
        "id, abcdef",
        "-id, fedcba",
        "'name,-createdAt', cadfbe",
    })
    void unknownValuesComeLastEitherWayAndTheIdSettlesTies(String sort, String order) {
        List<Item> shuffled = new ArrayList<>(ITEMS);
        Collections.shuffle(shuffled, new Random(SEED));
        assertThat(ids(page(sort, null, null, shuffled).items())).isEqualTo(order);
    }

    @Test
    void theCursorOfAListOfOtherThingsIsRefused() {
        String next = page("-createdAt,id", 1, null, ITEMS).next();
        Ordering<Item> other = Ordering.parse("-createdAt,id", List.of(KEYS.getFirst(), KEYS.getLast()));
        assertThatExceptionOfType(Invalid.class)
                .isThrownBy(() -> new Page.Request<>(other, 1, next))
                .satisfies(failure -> assertThat(failure.members()).containsEntry("parameter", "after"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nosuch", "createdAt,", ",id", "--id", "+id", "createdAt desc", "CREATEDAT"})
    void anUnknownKeyIsRefusedNamingTheKnownOnes(String sort) {
        assertThatExceptionOfType(Invalid.class)
                .isThrownBy(() -> Ordering.parse(sort, KEYS))
                .satisfies(failure -> assertThat(failure.type()).isEqualTo(ProblemType.INVALID_PARAMETER))
                .satisfies(failure -> assertThat(failure.members())
                        .containsEntry("parameter", "sort")
                        .containsEntry("value", sort)
                        .containsEntry("accepted", List.of("createdAt", "name", "id")));
    }

    @Test
    void withoutLimitTheListIsWhole() {
        Page<Item> page = page("id", null, null, ITEMS);
        assertThat(page.items()).hasSize(6);
        assertThat(page.next()).isNull();
    }

    @Test
    void nextIsAbsentOnTheLastPageEvenIfThatIsFull() {
        Page<Item> first = page("id", 3, null, ITEMS);
        assertThat(ids(first.items())).isEqualTo("abc");
        Page<Item> second = page("id", 3, first.next(), ITEMS);
        assertThat(ids(second.items())).isEqualTo("def");
        assertThat(second.next()).isNull();
    }

    @Test
    void aPageAfterTheLastItemIsEmpty() {
        String next = page("id", 5, null, ITEMS).next();
        Page<Item> behind = page("id", 5, next, ITEMS.subList(0, 1));
        assertThat(behind.items()).isEmpty();
        assertThat(behind.next()).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1001, Integer.MAX_VALUE})
    void aLimitOutsideOfOneToAThousandIsRefused(int limit) {
        assertThatExceptionOfType(Invalid.class)
                .isThrownBy(() -> page("id", limit, null, ITEMS))
                .satisfies(failure -> assertThat(failure.members())
                        .containsEntry("parameter", "limit")
                        .containsEntry("accepted", List.of("1 to 1000")));
    }

    static Stream<String> foreignCursors() {
        String ours = String.valueOf(page("-createdAt,id", 1, null, ITEMS).next());
        return Stream.of(
                "",
                "x",
                "%%%",
                "é€",
                ours.substring(1),
                ours.substring(0, ours.length() - 2),
                ours + "AAAA",
                String.valueOf(page("createdAt,id", 1, null, ITEMS).next()),
                String.valueOf(page("id", 1, null, ITEMS).next()),
                encoded("null"),
                encoded("5"),
                encoded("{}"),
                encoded("[]"),
                encoded("[\"-createdAt,id\"]"),
                encoded("[\"-createdAt,id\",1]"),
                encoded("[\"-createdAt,id\",\"1\",\"a\"]"),
                encoded("[\"-createdAt,id\",1.5,\"a\"]"),
                encoded("[\"-createdAt,id\",1,2]"),
                encoded("[\"-createdAt,id\",99999999999999999999,\"a\"]"),
                encoded("[\"-createdAt,id\",1,\"a\",2]"),
                encoded("[\"-createdAt,id\",1,\"a\"] x"),
                encoded("[\"-createdAt,id\",1,{}]"),
                encoded("[".repeat(5000)));
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("foreignCursors")
    void whatIsNotTheNextOfTheSameOrderIsRefused(String after) {
        assertThatExceptionOfType(Invalid.class)
                .isThrownBy(() -> page("-createdAt,id", 1, after, ITEMS))
                .satisfies(failure -> assertThat(failure.type()).isEqualTo(ProblemType.INVALID_PARAMETER))
                .satisfies(failure -> assertThat(failure.members())
                        .containsEntry("parameter", "after")
                        .containsEntry("value", after));
    }

    @Test
    void walkingPagesWhileItemsComeAndGoShowsEachOnceAndMissesNoneThatStayed() {
        Random random = new Random(SEED);
        List<String> sorts = List.of("-createdAt,id", "createdAt", "name,-createdAt", "-name", "id", "-id");
        for (int round = 0; round < 300; round++) {
            walk(sorts.get(round % sorts.size()), 1 + random.nextInt(7), random);
        }
    }

    private static void walk(String sort, int limit, Random random) {
        List<Item> items = new ArrayList<>(
                IntStream.range(0, 40).mapToObj(number -> item(number, random)).toList());
        Set<Item> stayed = new HashSet<>(items);
        List<Item> seen = new ArrayList<>();
        @Nullable String after = null;
        int number = items.size();
        do {
            Page<Item> page = page(sort, limit, after, items);
            seen.addAll(page.items());
            after = page.next();
            assertThat(page.items().size() == limit || after == null).isTrue();
            for (int change = random.nextInt(4); change > 0 && items.size() > 1; change--) {
                stayed.remove(items.remove(random.nextInt(items.size())));
                items.add(random.nextInt(items.size()), item(number++, random));
            }
        } while (after != null);
        assertThat(seen)
                .as("seed " + SEED + ", " + sort)
                .doesNotHaveDuplicates()
                .containsAll(stayed);
    }

    private static Item item(int number, Random random) {
        return new Item(
                "%05d".formatted(number * 7919 % 100_000),
                random.nextInt(5) == 0 ? null : (long) random.nextInt(6),
                random.nextInt(5) == 0 ? null : "n" + random.nextInt(4));
    }
}
