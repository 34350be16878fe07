package org.commonway.planner.timetable.cache;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Works out from its declaration how a record stands in the file, and everything in it. So a timetable that gets a new
 * part is kept with it and without a line here; and {@link #shape}, which lists every type that was met with its parts,
 * tells files of an older form from those of this one.
 */
final class Forms {
    private final Map<Type, Form> known = new HashMap<>();
    private final StringBuilder shape = new StringBuilder();

    Forms() {
        put(int.class, (value, out) -> out.writeInt((Integer) value), CacheInput::readInt);
        put(Integer.class, (value, out) -> out.writeInt((Integer) value), CacheInput::readInt);
        put(long.class, (value, out) -> out.writeLong((Long) value), CacheInput::readLong);
        put(double.class, (value, out) -> out.writeDouble((Double) value), CacheInput::readDouble);
        put(boolean.class, (value, out) -> out.writeByte((Boolean) value ? 1 : 0), in -> in.readByte() != 0);
        put(String.class, (value, out) -> out.writeText((String) value), CacheInput::readText);
        put(int[].class, (value, out) -> out.writeInts((int[]) value), CacheInput::readInts);
        put(byte[].class, (value, out) -> out.writeBytes((byte[]) value), CacheInput::readBytes);
        put(
                LocalDate.class,
                (value, out) -> out.writeLong(((LocalDate) value).toEpochDay()),
                in -> LocalDate.ofEpochDay(in.readLong()));
        put(ZoneId.class, (value, out) -> out.writeText(((ZoneId) value).getId()), in -> ZoneId.of(in.readText()));
        put(
                Currency.class,
                (value, out) -> out.writeText(((Currency) value).getCurrencyCode()),
                in -> Currency.getInstance(in.readText()));
        put(OptionalInt.class, Forms::writeOptionalInt, Forms::readOptionalInt);
        put(OptionalDouble.class, Forms::writeOptionalDouble, Forms::readOptionalDouble);
    }

    private void put(
            Type type,
            java.util.function.BiConsumer<Object, CacheOutput> writer,
            java.util.function.Function<CacheInput, Object> reader) {
        known.put(type, new Form(writer, reader));
    }

    private static void writeOptionalInt(Object value, CacheOutput out) {
        OptionalInt number = (OptionalInt) value;
        out.writeByte(number.isPresent() ? 1 : 0);
        number.ifPresent(out::writeInt);
    }

    private static Object readOptionalInt(CacheInput in) {
        return in.readByte() == 0 ? OptionalInt.empty() : OptionalInt.of(in.readInt());
    }

    private static void writeOptionalDouble(Object value, CacheOutput out) {
        OptionalDouble number = (OptionalDouble) value;
        out.writeByte(number.isPresent() ? 1 : 0);
        number.ifPresent(out::writeDouble);
    }

    private static Object readOptionalDouble(CacheInput in) {
        return in.readByte() == 0 ? OptionalDouble.empty() : OptionalDouble.of(in.readDouble());
    }

    /** Every type that was met, with its parts. */
    String shape() {
        return shape.toString();
    }

    Form of(Type type) {
        Form form = known.get(type);
        if (form == null) {
            form = type instanceof ParameterizedType generic ? collection(generic) : declared((Class<?>) type);
            known.put(type, form);
        }
        return form;
    }

    private Form collection(ParameterizedType type) {
        Form first = of(type.getActualTypeArguments()[0]);
        if (type.getRawType() == Optional.class) {
            return new Form(
                    (value, out) -> {
                        out.writeByte(((Optional<?>) value).isPresent() ? 1 : 0);
                        ((Optional<?>) value).ifPresent(inner -> first.write(inner, out));
                    },
                    in -> in.readByte() == 0 ? Optional.empty() : Optional.of(first.read(in)));
        }
        if (type.getRawType() == List.class) {
            return new Form(
                    (value, out) -> writeAll((List<?>) value, first, out), in -> List.copyOf(readAll(first, in)));
        }
        if (type.getRawType() == Set.class) {
            return new Form(
                    (value, out) -> writeAll(List.copyOf((Set<?>) value), first, out),
                    in -> Set.copyOf(new LinkedHashSet<>(readAll(first, in))));
        }
        if (type.getRawType() == Map.class) {
            Form second = of(type.getActualTypeArguments()[1]);
            return new Form(
                    (value, out) -> {
                        writeAll(List.copyOf(((Map<?, ?>) value).keySet()), first, out);
                        writeAll(List.copyOf(((Map<?, ?>) value).values()), second, out);
                    },
                    in -> map(readAll(first, in), readAll(second, in)));
        }
        throw new IllegalArgumentException("no form for " + type);
    }

    private static Map<Object, Object> map(List<Object> keys, List<Object> values) {
        Map<Object, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            map.put(keys.get(i), values.get(i));
        }
        return Map.copyOf(map);
    }

    private static void writeAll(List<?> values, Form form, CacheOutput out) {
        out.writeInt(values.size());
        values.forEach(value -> form.write(value, out));
    }

    private static List<Object> readAll(Form form, CacheInput in) {
        int size = in.readInt();
        List<Object> values = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            values.add(form.read(in));
        }
        return values;
    }

    private Form declared(Class<?> type) {
        shape.append('\n').append(type.getName());
        if (type.isEnum()) {
            List<Object> values = List.of(type.getEnumConstants());
            shape.append(values);
            return new Form((value, out) -> out.writeInt(values.indexOf(value)), in -> values.get(in.readInt()));
        }
        if (type.isSealed()) {
            return sealed(type.getPermittedSubclasses());
        }
        if (type.isRecord()) {
            RecordForm form = new RecordForm(type);
            for (var component : type.getRecordComponents()) {
                shape.append('\n').append(component);
                form.add(component, of(component.getGenericType()));
            }
            return form.toForm();
        }
        throw new IllegalArgumentException("no form for " + type);
    }

    private Form sealed(Class<?>[] permitted) {
        List<Class<?>> types = List.of(permitted);
        List<Form> forms = types.stream().map(this::of).toList();
        return new Form(
                (value, out) -> {
                    int which = types.indexOf(value.getClass());
                    out.writeByte(which);
                    forms.get(which).write(value, out);
                },
                in -> forms.get(in.readByte()).read(in));
    }
}
