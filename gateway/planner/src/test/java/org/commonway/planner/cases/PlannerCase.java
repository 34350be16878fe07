package org.commonway.planner.cases;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonway.planner.LiveSnapshot;
import org.commonway.planner.PlanResult;
import org.commonway.planner.Planner;
import org.commonway.planner.realtime.RealtimeFeed;
import org.commonway.planner.refusal.PlannerRefusal;

/**
 * A whole case: what it says of the town, then questions, and between them what operators say.
 *
 * @param title what it shows
 * @param town where it plays
 * @param scenes one after the other
 */
record PlannerCase(CaseLine title, CaseTown town, List<Scene> scenes) {
    /**
     * A question and what it should be answered with.
     *
     * @param news what operators begin to say before it is asked
     * @param question what is asked
     * @param expected what should come
     */
    record Scene(List<RealtimeFeed> news, Question question, List<Expectation> expected) {}

    /** Reads a case; throws {@link CaseError} where it cannot be understood. */
    static PlannerCase of(String file, String text) {
        CaseText sections = CaseText.of(file, text);
        CaseTown town = new CaseTown();
        TownReader reader = new TownReader(town);
        List<Scene> scenes = new ArrayList<>();
        List<RealtimeFeed> news = new ArrayList<>();
        for (CaseText.Section section : sections.sections()) {
            if (Question.reads(section.head())) {
                Question question = Question.read(section.head(), town);
                scenes.add(new Scene(List.copyOf(news), question, Expectation.read(section)));
                news.clear();
            } else if (section.head().text().equals("Now")) {
                news.addAll(new NowReader(town).read(section));
            } else if (scenes.isEmpty()) {
                reader.read(section);
            } else {
                throw section.head().error("The town stands above the first question.");
            }
        }
        if (scenes.isEmpty()) {
            throw sections.title().error("The case asks nothing.");
        }
        return new PlannerCase(sections.title(), town, List.copyOf(scenes));
    }

    /** Asks all questions; what differs from what was expected, for people to read. */
    List<String> play(Path folder) {
        Planner planner = new Planner(town.city(folder));
        LiveSnapshot live = town.live();
        List<String> differences = new ArrayList<>();
        for (Scene scene : scenes) {
            scene.news().forEach(planner::update);
            Answer answer = answer(planner, scene.question(), live);
            scene.expected()
                    .forEach(expected -> answer.differs(expected)
                            .ifPresent(difference ->
                                    differences.add(scene.question().line().where() + ": "
                                            + scene.question().line().text() + difference)));
        }
        return differences;
    }

    private static Answer answer(Planner planner, Question question, LiveSnapshot live) {
        try {
            PlanResult result = planner.plan(question.request(), live);
            return new Answer(
                    result.options().stream()
                            .map(option -> OptionText.of(option, question.date()))
                            .toList(),
                    Optional.empty(),
                    result.reason().orElse(""));
        } catch (PlannerRefusal refusal) {
            return new Answer(List.of(), Optional.of(refusal.code()), String.valueOf(refusal.getMessage()));
        }
    }
}
