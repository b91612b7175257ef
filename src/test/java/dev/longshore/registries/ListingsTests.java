package dev.longshore.registries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.longshore.fakes.FakeWire;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ListingsTests {

    private static final String CATALOGUE = "GET https://registry.example.com/v2/_catalog?n=1000";
    private static final RegistryHost HOST = RegistryHost.parse("registry.example.com");

    private final RegistryWorld world = new RegistryWorld();
    private final Listings listings = new Listings(world.targets, world.api, world.properties);

    @BeforeEach
    void fill() {
        world.configure(HOST.text());
        has("'c','a','b'");
    }

    private void has(String names) {
        world.wire.on(CATALOGUE, "{'repositories':[" + names + "]}");
    }

    private static List<String> names(NameAnswers.Repositories page) {
        return page.items().stream().map(NameAnswers.RepositoryItem::repository).toList();
    }

    @Test
    void aPageBehindTheFirstCostsNoRequestAndIsOfTheSameList() {
        NameAnswers.Repositories first = listings.repositories(HOST, "2", null);
        has("'d'");
        NameAnswers.Repositories second = listings.repositories(HOST, "2", first.next());
        assertThat(names(first)).containsExactly("a", "b");
        assertThat(names(second)).containsExactly("c");
        assertThat(second.next()).isNull();
        assertThat(world.requests()).containsExactly(CATALOGUE);
    }

    @Test
    void whoBeginsSeesWhatThereIsNow() {
        listings.repositories(HOST, "2", null);
        has("'d'");
        assertThat(names(listings.repositories(HOST, "2", null))).containsExactly("d");
    }

    @Test
    void whatWasListedWithOneLoginIsNotShownWithAnother() {
        NameAnswers.Repositories first = listings.repositories(HOST, "2", null);
        world.configure(HOST.text(), new Credentials("ci", "other"), false);
        has("'a','x'");
        assertThat(names(listings.repositories(HOST, "2", first.next()))).containsExactly("x");
    }

    @Test
    void digestsAreAskedForPerTagAndOneThatFailsSaysWhy() {
        String manifests = "https://registry.example.com/v2/team/app/manifests/";
        String digest = "sha256:" + "ab".repeat(32);
        world.wire.on("GET https://registry.example.com/v2/team/app/tags/list?n=1000", "{'tags':['2','1','3']}");
        for (String tag : List.of("1", "3")) {
            world.wire.on(
                    "HEAD " + manifests + tag, question -> FakeWire.reply(200, "", "Docker-Content-Digest", digest));
        }
        world.wire.on("HEAD " + manifests + "2", question -> FakeWire.reply(404, ""));
        assertThat(listings.tags(HOST, "team/app", null, null, true).items())
                .extracting(NameAnswers.TagItem::tag, NameAnswers.TagItem::digest, NameAnswers.TagItem::cause)
                .containsExactly(
                        tuple("1", digest, null), tuple("2", null, "manifest-not-found"), tuple("3", digest, null));
    }
}
