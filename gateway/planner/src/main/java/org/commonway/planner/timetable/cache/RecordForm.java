package org.commonway.planner.timetable.cache;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A public record: its components one after the other, and its constructor to check what was read. */
final class RecordForm {
    private final Constructor<?> constructor;
    private final List<Method> accessors = new ArrayList<>();
    private final List<Form> forms = new ArrayList<>();

    RecordForm(Class<?> type) {
        Class<?>[] components = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            this.constructor = type.getConstructor(components);
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(type + " is no public record", e);
        }
    }

    void add(RecordComponent component, Form form) {
        accessors.add(component.getAccessor());
        forms.add(form);
    }

    Form toForm() {
        return new Form(this::write, this::read);
    }

    private void write(Object value, CacheOutput out) {
        for (int i = 0; i < forms.size(); i++) {
            try {
                forms.get(i).write(accessors.get(i).invoke(value), out);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("cannot take apart " + constructor.getDeclaringClass(), e);
            }
        }
    }

    private Object read(CacheInput in) {
        Object[] values = new Object[forms.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = forms.get(i).read(in);
        }
        try {
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot put together " + constructor.getDeclaringClass(), e);
        }
    }
}
