package org.brightline.harbour.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.brightline.harbour.HarbourSettings;
import org.junit.jupiter.api.Test;

/** What the town's posts promise to the demo. */
class PostsTest {
    private static final List<String> RUNGS = List.of("PROMOTION", "SOLICITATION", "INCITEMENT", "PLOTTING");
    private final List<Post> posts = Posts.all(7);

    @Test
    void there_are_some_300_posts_each_once_and_the_same_seed_gives_the_same() {
        assertThat(posts).hasSizeGreaterThanOrEqualTo(300);
        assertThat(posts.stream().map(Post::id)).doesNotHaveDuplicates().allMatch(id -> id.matches("p-\\d{4}"));
        assertThat(posts.stream().map(Post::text)).doesNotHaveDuplicates().noneMatch(String::isBlank);
        assertThat(Posts.all(7)).isEqualTo(posts);
        assertThat(Posts.all(8)).containsExactlyInAnyOrderElementsOf(posts).isNotEqualTo(posts);
    }

    @Test
    void everybody_who_posts_lives_in_the_town() {
        assertThat(Posts.references()).hasSizeBetween(35, 50);
        assertThat(posts.stream().map(Post::author)).allMatch(Posts.references()::contains);
        assertThat(posts.stream().map(Post::language)).contains("en", "de", "fr");
    }

    @Test
    void a_few_texts_stand_on_each_rung_and_most_on_none() {
        var golds = posts.stream()
                .filter(post -> post.picture() == null)
                .collect(Collectors.groupingBy(Post::gold, Collectors.counting()));
        assertThat(golds.keySet())
                .isEqualTo(Set.of("none", "VIEW", "PROMOTION", "SOLICITATION", "INCITEMENT", "PLOTTING"));
        assertThat(RUNGS)
                .allSatisfy(rung -> assertThat(golds.get(rung)).as(rung).isBetween(3L, 5L));
    }

    @Test
    void the_backlog_is_everyday_text_and_each_rung_and_a_poster_come_in_the_first_half_minute() {
        assertThat(posts.subList(0, Posts.BACKLOG)).noneMatch(post -> post.notable() || post.picture() != null);
        List<Post> first = posts.subList(Posts.BACKLOG, Posts.BACKLOG + 30_000 / 700);
        assertThat(first.stream().map(Post::gold)).containsAll(RUNGS);
        assertThat(first).anyMatch(post -> "poster".equals(post.picture()));
    }

    @Test
    void every_picture_is_drawn_and_looks_like_no_other() {
        List<Post> withPictures =
                posts.stream().filter(post -> post.picture() != null).toList();
        assertThat(withPictures).hasSizeGreaterThanOrEqualTo(25);
        assertThat(withPictures.stream().map(Post::picture))
                .contains("poster", "poster:0", "poster:1", "poster:2")
                .doesNotHaveDuplicates();
        assertThat(withPictures.stream().map(post -> List.of(Pictures.of(String.valueOf(post.picture())))))
                .doesNotHaveDuplicates();
        assertThat(Pictures.of("poster:0")).startsWith(0xff, 0xd8);
        assertThat(Pictures.of("cat:1")).startsWith(0x89, 'P', 'N', 'G');
        assertThat(Pictures.type("poster:0")).isEqualTo("image/jpeg");
    }

    @Test
    void the_settings_show_neither_key_nor_secret() {
        HarbourSettings settings = new HarbourSettings(
                0, java.net.URI.create("http://127.0.0.1:1"), "the-key", "the-secret", java.time.Duration.ZERO, 1);
        assertThat(settings.toString()).doesNotContain("the-key", "the-secret");
    }
}
