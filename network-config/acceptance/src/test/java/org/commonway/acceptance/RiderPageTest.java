package org.commonway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A rider with a browser: from two places to a ticket, on a desk and on a phone. */
@ExtendWith(OneDemo.class)
class RiderPageTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Path PICTURES = Path.of("target", "pictures");

    private static RunningNetwork network;
    private static ChromeDriver browser;

    @BeforeAll
    static void open(RunningNetwork running) throws IOException {
        Optional<Path> chromium = findProgram("chromium", "chromium-browser", "google-chrome");
        Optional<Path> driver = findProgram("chromedriver");
        if (!Repository.inCi()) {
            assumeTrue(chromium.isPresent() && driver.isPresent(), "skipped: needs chromium and chromedriver");
        }
        Files.createDirectories(PICTURES);
        network = running;
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.orElseThrow().toFile());
        options.addArguments(
                "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run");
        browser = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(driver.orElseThrow().toFile())
                        .build(),
                options);
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.quit();
        }
    }

    @Test
    void a_rider_at_a_desk_searches_books_and_cancels() throws IOException {
        browser.manage().window().setSize(new Dimension(1280, 860));
        searchExample();
        WebElement option = await("[data-testid=option][data-operators='3']");
        option.click();
        await("[data-testid=book]");
        takePicture("options-desk.png");
        await("[data-testid=book]").click();
        await("[data-testid=ticket] [data-testid=qr] svg");
        assertThat(text("[data-testid=tx]")).matches("(?s).*[0-9a-f]{8}.*");
        assertThat(browser.findElements(By.cssSelector("[data-testid=split-row]")))
                .hasSizeGreaterThanOrEqualTo(5);
        takePicture("ticket-desk.png");
        await("[data-testid=cancel]").click();
        WebElement cost = await("[data-testid=cancel-cost]");
        assertThat(cost.getAttribute("data-fee")).as("within two minutes").isEqualTo("0");
        takePicture("cancel-desk.png");
        await("[data-testid=cancel-confirm]").click();
        await("[data-testid=trip-status][data-status=ROLLBACK]");
        assertThat(text("[data-testid=cost]")).contains("cost nothing");
        await("[data-testid=erase]").click();
        await("[data-testid=erase-confirm]").click();
        new WebDriverWait(browser, PATIENCE)
                .until(ExpectedConditions.textToBe(By.cssSelector("[data-testid=ticket] .ticket-way span"), "Deleted"));
        takePicture("erased-desk.png");
        assertThat(hostsLoaded()).as("hosts that the page loaded from").allMatch(network.address()::contains);
    }

    @Test
    void a_rider_on_a_phone_finds_the_same() throws IOException {
        browser.manage().window().setSize(new Dimension(390, 844));
        searchExample();
        await("[data-testid=option]");
        takePicture("options-phone.png");
    }

    @Test
    void a_developer_reads_what_the_api_takes_in_the_browser() {
        browser.get(network.address() + "/swagger-ui");
        await(".swagger-ui .opblock");
        assertThat(text(".swagger-ui")).contains("/api/plans").contains("/api/trips");
    }

    private static void searchExample() {
        var request = readExample();
        browser.get(network.address() + "/?from=" + place(request, "from") + "&to=" + place(request, "to") + "&at="
                + request.get("departAt").asText());
        new WebDriverWait(browser, PATIENCE)
                .until(ExpectedConditions.presenceOfElementLocated(By.cssSelector("[data-testid=option]")));
    }

    private static com.fasterxml.jackson.databind.JsonNode readExample() {
        try {
            return Api.JSON.readTree(network.exampleRequest());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String place(com.fasterxml.jackson.databind.JsonNode request, String end) {
        return request.at("/" + end + "/lat").asText() + ","
                + request.at("/" + end + "/lon").asText();
    }

    private static WebElement await(String selector) {
        return new WebDriverWait(browser, PATIENCE)
                .until(ExpectedConditions.elementToBeClickable(By.cssSelector(selector)));
    }

    private static String text(String selector) {
        return browser.findElement(By.cssSelector(selector)).getText();
    }

    /** Every address that the page fetched anything from. */
    private static List<String> hostsLoaded() {
        Object urls = browser.executeScript(
                "return performance.getEntriesByType('resource').map(entry => new URL(entry.name).host)");
        return ((List<?>) urls).stream().map(String::valueOf).distinct().toList();
    }

    private static void takePicture(String name) throws IOException {
        // The map draws its tiles as they come; the picture is for people, so it waits for the last of them.
        new WebDriverWait(browser, PATIENCE)
                .until(page -> Boolean.TRUE.equals(browser.executeScript("return document.fonts.status === 'loaded'")));
        Files.write(PICTURES.resolve(name), browser.getScreenshotAs(OutputType.BYTES));
    }

    private static Optional<Path> findProgram(String... names) {
        for (String folder : System.getenv("PATH").split(java.io.File.pathSeparator, -1)) {
            for (String name : names) {
                Path program = Path.of(folder, name);
                if (Files.isExecutable(program)) {
                    return Optional.of(program);
                }
            }
        }
        return Optional.empty();
    }
}
