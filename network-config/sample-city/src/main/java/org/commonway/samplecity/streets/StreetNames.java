package org.commonway.samplecity.streets;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Invented street names, each given once. */
final class StreetNames {
    private static final List<String> FEMININE = List.of(
            "da Fonte",
            "da Cerejeira",
            "da Figueira",
            "da Ribeira",
            "da Olaria",
            "da Eira",
            "da Madrugada",
            "da Nora",
            "da Lavanda",
            "da Tecedeira",
            "da Escola",
            "da Torre");
    private static final List<String> MASCULINE = List.of(
            "do Moinho",
            "do Pomar",
            "do Farol",
            "do Rouxinol",
            "do Tear",
            "do Lagar",
            "do Sobreiro",
            "do Alecrim",
            "do Relojoeiro",
            "do Cais",
            "do Mirante",
            "do Jasmim");
    private static final List<String> FEMININE_KINDS = List.of("", " Velha", " Clara", " Alta", " Nova", " Serena");
    private static final List<String> MASCULINE_KINDS = List.of("", " Velho", " Claro", " Alto", " Novo", " Sereno");

    private final List<String> names;
    private int next;

    StreetNames(Random random) {
        List<String> all = new ArrayList<>();
        FEMININE.forEach(noun -> FEMININE_KINDS.forEach(kind -> all.add(noun + kind)));
        MASCULINE.forEach(noun -> MASCULINE_KINDS.forEach(kind -> all.add(noun + kind)));
        Collections.shuffle(all, random);
        this.names = all;
    }

    /** The next name, with the word that suits the class; after all are used, they come again with a number. */
    String nextFor(RoadClass roadClass) {
        int round = next / names.size();
        String word = switch (roadClass) {
            case PRIMARY, SECONDARY -> "Avenida ";
            case TERTIARY, RESIDENTIAL -> "Rua ";
            case CYCLEWAY -> "Ciclovia ";
            case FOOTWAY -> "Passeio ";
        };
        String name = word + names.get(next % names.size()) + (round == 0 ? "" : " " + (round + 1));
        next++;
        return name;
    }
}
