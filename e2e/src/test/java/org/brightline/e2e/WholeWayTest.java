package org.brightline.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.brightline.postgres.testing.TestPostgres;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** A newcomer's way: from the demo to a removed post and a verified proof, in a real browser. */
class WholeWayTest {
    private static final Path SHOTS = Path.of("target", "screenshots");

    @Test
    void a_newcomer_gets_from_the_demo_to_a_removed_post_and_a_verified_proof() throws Exception {
        Path chromium = chromium();
        Files.createDirectories(SHOTS);
        Path folder = TestPostgres.newFolder();
        try (ServerProcess demo = ServerProcess.start(
                        folder,
                        Map.of(),
                        List.of(
                                "demo",
                                "--port",
                                "0",
                                "--harbour-port",
                                "0",
                                "--pace",
                                "100",
                                "--undo",
                                "3",
                                "--data",
                                folder.resolve("demo").toString()),
                        "Ctrl-C stops");
                Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(chromium)
                                .setArgs(List.of(
                                        "--no-sandbox",
                                        "--disable-gpu",
                                        "--disable-quic",
                                        "--no-first-run",
                                        "--disable-background-networking",
                                        "--disable-component-update",
                                        "--disable-sync")))) {
            String console =
                    demo.printed(Pattern.compile("Brightline +(http://\\S+)")).orElseThrow();
            String harbour =
                    demo.printed(Pattern.compile("Harbour +(http://\\S+)")).orElseThrow();
            String password = demo.printed(Pattern.compile("password +(\\S+)")).orElseThrow();
            Page page = browser.newContext(new Browser.NewContextOptions().setViewportSize(1280, 900))
                    .newPage();
            page.setDefaultTimeout(60_000);
            PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
            walk(page, console, harbour, password);
        }
    }

    private void walk(Page page, String console, String harbour, String password) {
        page.navigate(console + "/queue");
        shoot(page, "sign-in");
        page.getByLabel("Name").fill("robin");
        page.getByLabel("Password").fill(password);
        page.getByText("Sign in", new Page.GetByTextOptions().setExact(true))
                .last()
                .click();
        assertThat(page.locator(".queue > li").first()).isVisible();
        shoot(page, "queue");

        page.keyboard().press("n");
        assertThat(page.getByText("The text is covered")).isVisible();
        shoot(page, "case-covered");
        String externalId = page.locator(".facts-list .mono").first().innerText();
        Locator unseen = page.getByText("You have not looked at");
        assertThat(unseen).isVisible();
        page.keyboard().press("s");
        assertThat(page.locator(".quote mark").first()).isVisible();
        assertThat(unseen).isHidden();
        assertThat(page.locator(".history li", new Page.LocatorOptions().setHasText("Looked at the text")))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(15_000));
        page.keyboard().press("a");
        assertThat(page.getByText("as its author will read it")).isVisible();
        refusedBesideTheField(page);
        page.getByLabel("4. Is its true purpose").selectOption("NONE");
        page.getByLabel("How you see that").fill("It is an appeal and nothing else.");
        shoot(page, "case-open");
        page.getByText("Decide Ctrl").click();
        assertThat(page.locator("#reason")).isVisible();
        page.getByLabel("6. The reason").fill("It asks people to join or support an organisation that attacks people.");
        page.keyboard().press("Control+Enter");
        assertThat(page.getByText("The platform is told")).isVisible();
        assertThat(page.getByText("Take the next")).isVisible();
        shoot(page, "decided");
        assertThat(page.locator(".tag.good", new Page.LocatorOptions().setHasText("verified")))
                .isVisible();

        Page site = page.context().newPage();
        site.navigate(harbour + "/p/" + externalId);
        Locator post = site.locator("#post-" + externalId);
        assertThat(post).hasAttribute("data-state", "REMOVED");
        assertThat(post).containsText("was removed");
        shoot(site, "harbour-removed");
        post.locator(".author").click();
        assertThat(site.getByText("Your post was removed")).isVisible();
        assertThat(site.locator(".found li").first()).containsText("at the characters ");
        shoot(site, "harbour-inbox");
        site.navigate(harbour);
        shoot(site, "harbour");
        site.close();

        // The page was left open; it has heard by itself what came of the decision.
        assertThat(page.locator(".history li", new Page.LocatorOptions().setHasText("Seen to be done")))
                .isVisible();
        page.locator(".history li", new Page.LocatorOptions().setHasText("Decided"))
                .locator("a")
                .click();
        // Keys are heard once the scripts of the next page have run.
        page.waitForURL(Pattern.compile("/journal/[0-9a-f-]{36}$"));
        page.keyboard().press("p");
        assertThat(page.locator("#proof[data-result=verified]")).isVisible();
        assertThat(page.locator("#proof")).containsText("Checked against the key");
        shoot(page, "proof");
        for (String room : List.of(
                "queue?show=decided",
                "banks",
                "banks/ASHFALL_PROPAGANDA",
                "banks/ASHFALL_PROPAGANDA/entries/1",
                "banks/compare",
                "banks/quarantine",
                "studio",
                "legal-holds",
                "deliveries",
                "line",
                "journal",
                "nowhere")) {
            page.navigate(console + "/" + room);
            shoot(page, room.replaceAll("[^A-Za-z_]", "-"));
        }
        bankPages(page, console);
        referral(page, console, password);
        whatGoesWrongIsSaid(page, console);
        page.navigate(console + "/sign-in");
        page.getByLabel("Name").fill("admin");
        page.getByLabel("Password").fill(password);
        page.keyboard().press("Enter");
        assertThat(page.getByText("people, keys and platforms")).isVisible();
        shoot(page, "settings");
        page.getByText("Sign out").click();
        assertThat(page.getByLabel("Password")).isVisible();
    }

    /** A protected purpose with «act» is not sent: the field says why, and has the focus. */
    private static void refusedBesideTheField(Page page) {
        Locator purpose = page.getByLabel("4. Is its true purpose");
        purpose.selectOption("JOURNALISM");
        page.getByLabel("How you see that").fill("It quotes, and says so.");
        page.getByLabel("6. The reason").fill("This is never sent to anybody.");
        page.keyboard().press("Control+Enter");
        assertThat(page.getByText("What serves such a purpose is not acted upon"))
                .isVisible();
        assertThat(purpose).isFocused();
        assertThat(page.locator("#refusal")).isEmpty();
        page.getByLabel("6. The reason").fill("");
    }

    /** One person proposes that an authority is told of an announced attack, and another one agrees. */
    private static void referral(Page page, String console, String password) {
        page.navigate(console + "/queue?rung=PLOTTING");
        page.locator(".queue .what a").first().click();
        assertThat(page.getByText("Propose a referral")).isVisible();
        shoot(page, "referral-to-propose");
        page.getByLabel("Which authority").fill("Police of Saltmarsh");
        page.getByLabel("What it has to know").fill("It names a place and a time.");
        page.getByLabel("Why it is not education").fill("It announces an attack and nothing else.");
        page.getByText("Propose", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.getByText("waits for a second person")).isVisible();
        shoot(page, "referral-proposed");

        Page other = page.context().browser().newContext().newPage();
        other.navigate(console + "/sign-in");
        other.getByLabel("Name").fill("casey");
        other.getByLabel("Password").fill(password);
        other.keyboard().press("Enter");
        other.getByText("Referrals", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(other.getByText("Police of Saltmarsh")).isVisible();
        shoot(other, "referrals");
        other.locator("main td a").first().click();
        assertThat(other.getByText("You are the second person.")).isVisible();
        shoot(other, "referral-to-confirm");
        other.getByLabel("Why", new Page.GetByLabelOptions().setExact(true)).fill("I see it the same way.");
        other.getByText("Confirm", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(other.getByText("Take the document")).isVisible();
        shoot(other, "referral-confirmed");
        lineMaking(other, console);
        other.context().close();
    }

    /** A policy author puts a list of organisations in force, starts a draft, tries a text by it and opens a clause. */
    private static void lineMaking(Page page, String console) {
        page.navigate(console + "/lists");
        page.getByLabel("Its short name").fill("saltmarsh");
        page.getByLabel("Where it comes from").fill("The council of Saltmarsh");
        page.getByLabel("Why", new Page.GetByLabelOptions().setExact(true)).fill("It binds us.");
        page.getByLabel("The file").setInputFiles(file("saltmarsh.csv", """
                        list,date,element,entity,name,context,homonyms
                        x,2026-01-02,DESIGNATED_ENTITY,the Tin Crown Society,Tin Crown Society,,
                        x,2026-01-02,DESIGNATED_ENTITY,the Tin Crown Society,TCS,,
                        """));
        page.getByText("Put in force", new Page.GetByTextOptions().setExact(true))
                .click();
        assertThat(page.getByText("Tin Crown Society").first()).isVisible();
        shoot(page, "list");
        page.navigate(console + "/lists");
        shoot(page, "lists");

        page.navigate(console + "/studio");
        page.getByLabel("Name of the release").fill("Spring");
        page.getByText("Start", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.getByText("Change a clause or add one")).isVisible();
        page.getByLabel("An invented post").fill("Join the Tin Crown Society today, brothers.");
        page.getByText("Judge it").click();
        assertThat(page.getByText("For the reviewer").first()).isVisible();
        shoot(page, "studio-draft");
        page.locator(".files a").first().click();
        page.waitForURL(Pattern.compile("/files/"));
        shoot(page, "studio-file");
        completion(page);
    }

    /** All words that fit are listed at the cursor, and the keys choose one. */
    private static void completion(Page page) {
        Locator editor = page.getByLabel("The clause", new Page.GetByLabelOptions().setExact(true));
        Locator words = page.locator("#completions [role=option]");
        editor.press("Control+End");
        page.keyboard().type("T");
        page.keyboard().press("Control+Space");
        long fitting = page.locator("[data-words] option").all().stream()
                .filter(option ->
                        option.getAttribute("value").toLowerCase(Locale.ROOT).startsWith("t"))
                .count();
        assertThat(words).hasCount(Math.toIntExact(fitting));
        page.keyboard().press("ArrowUp");
        assertThat(words.last()).hasAttribute("aria-selected", "true");
        assertThat(words.last()).isInViewport();
        page.keyboard().press("Escape");
        page.keyboard().press("Backspace");
        page.keyboard().type("FI");
        page.keyboard().press("Control+Space");
        assertThat(words.filter(new Locator.FilterOptions().setHasText("FICTION")))
                .isVisible();
        Locator finance = words.filter(new Locator.FilterOptions().setHasText("FINANCE"));
        assertThat(finance).isInViewport();
        shoot(page, "studio-completion");
        int steps = words.allTextContents().indexOf("FINANCE");
        for (int i = 0; i < steps; i++) {
            page.keyboard().press("ArrowDown");
        }
        assertThat(finance).hasAttribute("aria-selected", "true");
        page.keyboard().press("Enter");
        assertThat(editor).hasValue(Pattern.compile("FINANCE$"));
        assertThat(page.locator("#completions")).isHidden();
    }

    private static Path file(String name, String content) {
        try {
            return Files.writeString(SHOTS.resolve(name), content);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** A picture is compared with itself, looked for, and added; what is refused keeps what was typed. */
    private static void bankPages(Page page, String console) {
        Path picture = SHOTS.resolve("queue-light-1280.png");
        Path none = file("no-picture.txt", "no picture");
        page.navigate(console + "/banks/compare");
        page.getByLabel("One", new Page.GetByLabelOptions().setExact(true)).setInputFiles(picture);
        page.getByLabel("The other").setInputFiles(SHOTS.resolve("case-open-light-1280.png"));
        page.locator("main button.primary").click();
        assertThat(page.getByText("of 256 bits differ")).isVisible();
        assertThat(page.locator("#first-shown img")).isVisible();
        assertThat(page.locator("#second-shown img")).isVisible();
        shoot(page, "banks-compared");

        page.navigate(console + "/banks/ASHFALL_PROPAGANDA");
        page.getByText("A picture or a video", new Page.GetByTextOptions().setExact(true))
                .click();
        page.locator("#file").setInputFiles(none);
        page.locator("#f-label").fill("A screen");
        page.locator("#f-source").fill("this test");
        page.locator("#f-reason").fill("to be found again");
        page.getByText("Add it").first().click();
        assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
        assertThat(page.locator("#f-label")).hasValue("A screen");
        shoot(page, "bank-refused");
        page.locator("#file").setInputFiles(picture);
        page.getByText("See first what it would have matched").first().click();
        assertThat(page.getByText("Not added yet")).isVisible();
        shoot(page, "bank-preview");
        page.getByText("Add it", new Page.GetByTextOptions().setExact(true))
                .first()
                .click();
        assertThat(page.getByText("Added as entry")).isVisible();
        shoot(page, "bank-added");

        page.navigate(console + "/banks");
        page.locator("#find-file").setInputFiles(picture);
        page.locator("form[enctype] button").click();
        assertThat(page.getByText("Found for")).isVisible();
        assertThat(page.locator("section[aria-labelledby=find-h] tbody tr")).hasCount(1);
        shoot(page, "banks-found");
    }

    /** A look that fails says so; one without a session leads to the sign-in page. */
    private static void whatGoesWrongIsSaid(Page page, String console) {
        page.navigate(console + "/queue");
        page.keyboard().press("n");
        assertThat(page.getByText("The text is covered")).isVisible();
        page.route("**/text", route -> route.abort());
        page.keyboard().press("s");
        assertThat(page.locator(".toast")).containsText("The server does not answer");
        page.unroute("**/text");
        page.context().clearCookies();
        page.keyboard().press("s");
        page.waitForURL(Pattern.compile("/sign-in\\?next=%2Fcases%2F"));
    }

    /** Keeps pictures, light on a desk and dark on a phone, and lets axe look at each. */
    private static void shoot(Page page, String name) {
        picture(page, name, ColorScheme.LIGHT, 1280);
        picture(page, name, ColorScheme.DARK, 390);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(1280, 900);
    }

    private static void picture(Page page, String name, ColorScheme scheme, int width) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.setViewportSize(width, width == 390 ? 844 : 900);
        String file = name + "-" + scheme.name().toLowerCase(Locale.ROOT) + "-" + width + ".png";
        page.screenshot(
                new Page.ScreenshotOptions().setPath(SHOTS.resolve(file)).setFullPage(true));
        assertThat(new AxeBuilder(page)
                        .analyze().getViolations().stream()
                                .map(violation -> violation.getId() + ": "
                                        + violation.getNodes().stream()
                                                .map(node -> node.getHtml())
                                                .toList())
                                .toList())
                .as("accessibility of %s", file)
                .isEmpty();
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .as("%s fits the width", file)
                .isTrue();
    }

    private static Path chromium() {
        String named = System.getenv("BRIGHTLINE_CHROMIUM");
        Path path = Path.of(named == null || named.isBlank() ? "/usr/bin/chromium" : named);
        Assumptions.assumeTrue(
                Files.isExecutable(path),
                "There is no Chromium at " + path + "; set BRIGHTLINE_CHROMIUM. This test was skipped.");
        return path;
    }
}
