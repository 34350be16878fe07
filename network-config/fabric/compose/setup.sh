#!/usr/bin/env bash
# Brings a network of running peers and orderers to where it takes bookings: orderers and peers join the channel, each
# organisation installs and approves the contract, one commits it. What is done already is left alone.
# Runs in the fabric-tools image; /keys is laid out as README.md says.
set -euo pipefail

channel=mobility
name=commonway
version=${CHAINCODE_VERSION:-1}
sequence=${CHAINCODE_SEQUENCE:-1}
block=/keys/channel/$channel.block
work=$(mktemp -d)
declare -A msp=([city]=CityMSP [transit]=TransitMSP [coop]=CoopMSP)
organisations=(city transit coop)

say() { printf '%s %s\n' "$(date +%T)" "$*"; }

# The peer command as an organisation's admin, at that organisation's peer.
as() {
  local organisation=$1
  shift
  CORE_PEER_ADDRESS=peer.$organisation:7051 CORE_PEER_LOCALMSPID=${msp[$organisation]} \
    CORE_PEER_MSPCONFIGPATH=/keys/$organisation/admin/msp CORE_PEER_TLS_ENABLED=true \
    CORE_PEER_TLS_ROOTCERT_FILE=/keys/$organisation/peer/tls/ca.crt FABRIC_LOGGING_SPEC=error peer "$@"
}

# An orderer's admin address asks for a certificate of the organisation's TLS CA; the orderer's own is one.
orderer_admin() {
  local organisation=$1 tls=/keys/$1/orderer/tls
  shift
  osnadmin channel "$@" --orderer-address "orderer.$organisation:7053" \
    --ca-file "$tls/ca.crt" --client-cert "$tls/server.crt" --client-key "$tls/server.key"
}

# Where approvals and the commit are sent.
ordering=(--orderer orderer.city:7050 --tls --cafile /keys/city/orderer/tls/ca.crt)

join_orderer() {
  local answer
  if orderer_admin "$1" list --channelID "$channel" 2>&1 | grep -q 'Status: 200'; then
    say "orderer.$1 is in $channel"
    return
  fi
  # osnadmin ends with 0 whatever the orderer says.
  answer=$(orderer_admin "$1" join --channelID "$channel" --config-block "$block")
  grep -q 'Status: 201' <<<"$answer" || { say "orderer.$1 did not join $channel: $answer"; exit 1; }
  say "orderer.$1 joined $channel"
}

join_peer() {
  if as "$1" channel list | grep -qx "$channel"; then
    say "peer.$1 is in $channel"
  else
    as "$1" channel join --blockpath "$block"
    say "peer.$1 joined $channel"
  fi
}

# The file's text as the inside of a JSON string.
json() { awk '{printf "%s\\n", $0}' "$1"; }

# The package tells the peer where its chaincode server is and how to show itself there: by the peer's own certificate.
# Equal input gives equal bytes, so the package id stays the same however often this runs.
package() {
  local organisation=$1 tls=/keys/$1/peer/tls folder=$work/$1 still
  still=(--sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner --mode=644)
  mkdir -p "$folder"
  cat >"$folder/connection.json" <<JSON
{"address": "chaincode.$organisation:9999", "dial_timeout": "10s", "tls_required": true, "client_auth_required": true,
 "client_key": "$(json "$tls/server.key")", "client_cert": "$(json "$tls/server.crt")",
 "root_cert": "$(json "/keys/$organisation/chaincode/ca.crt")"}
JSON
  printf '{"type": "ccaas", "label": "%s_%s"}\n' "$name" "$version" >"$folder/metadata.json"
  tar "${still[@]}" -C "$folder" -cf - connection.json | gzip -n >"$folder/code.tar.gz"
  tar "${still[@]}" -C "$folder" -cf - code.tar.gz metadata.json | gzip -n >"$work/$organisation.tgz"
  peer lifecycle chaincode calculatepackageid "$work/$organisation.tgz" >"/package-ids/$organisation"
  chmod 644 "/package-ids/$organisation"
}

install() {
  local id
  id=$(cat "/package-ids/$1")
  if as "$1" lifecycle chaincode queryinstalled | grep -qF "$id"; then
    say "peer.$1 has $id"
  else
    as "$1" lifecycle chaincode install "$work/$1.tgz"
    say "peer.$1 installed $id"
  fi
}

definition=(--channelID "$channel" --name "$name" --version "$version" --sequence "$sequence"
  --collections-config /setup/collections_config.json)

in_force() {
  as "$1" lifecycle chaincode querycommitted --channelID "$channel" --name "$name" 2>/dev/null |
    grep -q "Version: $version, Sequence: $sequence,"
}

approve() {
  local try id
  id=$(cat "/package-ids/$1")
  # A channel that is a second old may have no Raft leader yet.
  for try in {1..30}; do
    if as "$1" lifecycle chaincode approveformyorg "${definition[@]}" --package-id "$id" "${ordering[@]}" 2>"$work/error"; then
      say "${msp[$1]} approved $name $version"
      return
    fi
    # Approved by an earlier run, with the same package.
    if grep -q 'attempted to redefine uncommitted sequence' "$work/error"; then
      say "${msp[$1]} had approved $name $version"
      return
    fi
    sleep 1
  done
  say "${msp[$1]} could not approve $name $version in $try tries: $(cat "$work/error")"
  exit 1
}

commit() {
  local organisation targets=()
  for organisation in "${organisations[@]}"; do
    targets+=(--peerAddresses "peer.$organisation:7051" --tlsRootCertFiles "/keys/$organisation/peer/tls/ca.crt")
  done
  as city lifecycle chaincode commit "${definition[@]}" "${ordering[@]}" "${targets[@]}"
  say "$name $version is in force (sequence $sequence)"
}

for organisation in "${organisations[@]}"; do join_orderer "$organisation"; done
for organisation in "${organisations[@]}"; do join_peer "$organisation"; done
for organisation in "${organisations[@]}"; do package "$organisation"; done
for organisation in "${organisations[@]}"; do install "$organisation"; done
if in_force city; then
  say "$name $version is in force already"
else
  for organisation in "${organisations[@]}"; do approve "$organisation"; done
  commit
fi
rm -r "$work"
