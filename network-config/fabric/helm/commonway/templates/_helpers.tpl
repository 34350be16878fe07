{{/* The name that everything of this release begins with. */}}
{{- define "commonway.name" -}}
{{- if contains "commonway" .Release.Name }}{{ .Release.Name | trunc 40 | trimSuffix "-" }}{{ else }}{{ printf "%s-commonway" .Release.Name | trunc 40 | trimSuffix "-" }}{{ end -}}
{{- end }}

{{/* Labels that never change, by which pods are found: (dict "root" $ "component" "node" "instance" "shuttle"). */}}
{{- define "commonway.selector" -}}
app.kubernetes.io/name: commonway
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
commonway.org/name: {{ .instance | quote }}
{{- end }}

{{/* All labels of one thing. */}}
{{- define "commonway.labels" -}}
{{ include "commonway.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version }}
{{- end }}

{{/* The image of a program: (dict "root" $ "program" "gateway"). */}}
{{- define "commonway.image" -}}
{{ .root.Values.image.prefix }}{{ .program }}:{{ .root.Values.image.tag | default .root.Chart.AppVersion }}
{{- end }}

{{/* What every pod has in common. */}}
{{- define "commonway.pod" -}}
automountServiceAccountToken: false
enableServiceLinks: false
securityContext: {{- toYaml .Values.podSecurityContext | nindent 2 }}
{{- with .Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
{{- with .Values.nodeSelector }}
nodeSelector: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.tolerations }}
tolerations: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.affinity }}
affinity: {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}

{{/* What every container has in common. Nothing is written but to volumes. */}}
{{- define "commonway.container" -}}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities: {drop: [ALL]}
{{- end }}

{{/* Probes of a Micronaut program on port http. Ready is who is registered and sees the ledger; a program that waits for
     the ledger is alive and must not be started anew. */}}
{{- define "commonway.probes" -}}
startupProbe:
  httpGet: {path: /health/liveness, port: http}
  periodSeconds: 2
  failureThreshold: 90
livenessProbe:
  httpGet: {path: /health/liveness, port: http}
  periodSeconds: 10
  failureThreshold: 6
readinessProbe:
  httpGet: {path: /health, port: http}
  periodSeconds: 5
{{- end }}

{{/* Mounts and volumes of a Micronaut program: (dict "root" $ "name" its-name "identity" secret "files" volume-source). */}}
{{- define "commonway.mounts" -}}
volumeMounts:
  - {name: data, mountPath: /var/lib/commonway}
  - {name: tmp, mountPath: /tmp}
  - {name: config, mountPath: /etc/commonway, readOnly: true}
  - {name: identity, mountPath: /keys/member, readOnly: true}
  - {name: trust, mountPath: /keys/trust, readOnly: true}
  {{- if .files }}
  - {name: files, mountPath: /files, readOnly: true}
  {{- end }}
{{- end }}
{{- define "commonway.volumes" -}}
volumes:
  - name: tmp
    emptyDir: {sizeLimit: 256Mi}
  - name: config
    configMap: {name: {{ .name }}}
  - name: identity
    secret: {secretName: {{ .identity }}, defaultMode: 0440}
  - name: trust
    secret: {secretName: {{ .root.Values.trust.secret }}}
  {{- with .files }}
  - name: files
    {{- toYaml . | nindent 4 }}
  {{- end }}
{{- end }}
{{- define "commonway.data" -}}
volumeClaimTemplates:
  - metadata: {name: data}
    spec:
      accessModes: [ReadWriteOnce]
      {{- with .storageClass }}
      storageClassName: {{ . }}
      {{- end }}
      resources: {requests: {storage: {{ .storage }}}}
{{- end }}
