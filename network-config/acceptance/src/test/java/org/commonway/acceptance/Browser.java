package org.commonway.acceptance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedCondition;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A rider's Chromium, on the pages of a network's gateway. */
final class Browser implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Path PICTURES = Path.of("target", "pictures");

    private final RunningNetwork network;
    private final ChromeDriver driver;

    private Browser(RunningNetwork network, ChromeDriver driver) {
        this.network = network;
        this.driver = driver;
    }

    /** One for this network; at home the test is skipped where there is no Chromium. */
    static Browser open(RunningNetwork network) {
        Optional<Path> chromium = findProgram("chromium", "chromium-browser", "google-chrome");
        Optional<Path> driver = findProgram("chromedriver");
        if (!Repository.inCi()) {
            assumeTrue(chromium.isPresent() && driver.isPresent(), "skipped: needs chromium and chromedriver");
        }
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.orElseThrow().toFile());
        options.addArguments(
                "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run");
        return new Browser(
                network,
                new ChromeDriver(
                        new ChromeDriverService.Builder()
                                .usingDriverExecutable(driver.orElseThrow().toFile())
                                .build(),
                        options));
    }

    /** A window as on a desk. */
    void onADesk() {
        driver.manage().window().setSize(new Dimension(1280, 860));
    }

    /** A window as on a phone. */
    void onAPhone() {
        driver.manage().window().setSize(new Dimension(390, 844));
    }

    /** Opens a path of the gateway, such as {@code /?city=gaia}. */
    void go(String path) {
        driver.get(network.address() + path);
    }

    /** Opens a page of another program of the network. */
    void visit(String url) {
        driver.get(url);
    }

    /** Waits until there is such an element that can be clicked. */
    WebElement await(String selector) {
        return await(ExpectedConditions.elementToBeClickable(By.cssSelector(selector)));
    }

    /** Waits until this holds. */
    <T> T await(ExpectedCondition<T> condition) {
        return new WebDriverWait(driver, PATIENCE).until(condition);
    }

    String text(String selector) {
        return driver.findElement(By.cssSelector(selector)).getText();
    }

    List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    /** Whether what is wider than the window would have to be pushed aside to be seen. */
    boolean isWiderThanItsWindow() {
        return Boolean.TRUE.equals(driver.executeScript("return document.documentElement.scrollWidth > innerWidth"));
    }

    /** What the page of this gateway would say of such legs, as JSON. */
    String wordsOf(String legs) {
        return String.valueOf(driver.executeAsyncScript(
                "const done = arguments[1]; import('/js/journey.js')"
                        + ".then(page => done(page.timeline(JSON.parse(arguments[0])).textContent), done)",
                legs));
    }

    /** Every host that the page fetched anything from. */
    List<String> hostsLoaded() {
        Object urls = driver.executeScript(
                "return performance.getEntriesByType('resource').map(entry => new URL(entry.name).host)");
        return ((List<?>) urls).stream().map(String::valueOf).distinct().toList();
    }

    /** Keeps a picture for people. */
    void takePicture(String name) {
        await(page -> Boolean.TRUE.equals(driver.executeScript("return document.fonts.status === 'loaded'")));
        try {
            Files.createDirectories(PICTURES);
            Files.write(PICTURES.resolve(name), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        driver.quit();
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
