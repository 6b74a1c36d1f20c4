// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IDirectory} from "../governance/IDirectory.sol";
import {INetworkParameters} from "../governance/INetworkParameters.sol";
import {IBeatMembers} from "../random/IBeatMembers.sol";
import {GroupKeys} from "./GroupKeys.sol";
import {IAttestationVerifier} from "./IAttestationVerifier.sol";
import {ITeeRegistry} from "./ITeeRegistry.sol";
import {Roster} from "./Roster.sol";

/// @title TEE workers, their groups and the groups' PoDR2 keys (protocol.md sections 1, 4 and 12).
/// @custom:security Keys enter only with proofs of possession and an attestation over all of them; a signer address is used
/// once for ever, so no attestation can be replayed for a second worker. Members of beats count one era after they
/// registered: whoever could join at once could choose a key that makes the next beat favourable. Exceptions are era 0 (the
/// genesis members) and a network without any member, where there is no beat to protect and nobody else who could post one.
contract TeeRegistry is ITeeRegistry, IBeatMembers {
    using Roster for Roster.Seats;

    uint8 private constant MAXIMUM_GROUP = 3;
    uint16 private constant FIRST_EPOCH = 1;
    uint256 private constant MAXIMUM_ENDPOINT = 255;

    INetworkParameters private immutable _parameters;
    IAttestationVerifier private immutable _attestation;

    Roster.Seats private _roster;
    uint16 private _workerCount;
    mapping(uint16 id => Worker) private _workers;
    mapping(address account => uint16 worker) private _workerOfAccount;
    mapping(address signer => uint16 worker) private _workerOfSigner;
    mapping(uint16 id => TiKey) private _tiKeys;
    mapping(uint16 id => bytes32) private _groupDigests;
    mapping(uint8 group => uint16 tiKey) private _currentKeys;

    uint256[50] private __gap;

    /// @param directory names NetworkParameters and AttestationVerifier
    constructor(IDirectory directory) {
        _parameters = INetworkParameters(directory.find("NetworkParameters"));
        _attestation = IAttestationVerifier(directory.find("AttestationVerifier"));
    }

    /// @inheritdoc ITeeRegistry
    function openGroup(GroupKey calldata key, WorkerRegistration calldata registration)
        external
        returns (uint16 keyId, uint16 id)
    {
        uint8 group = registration.group;
        if (group > MAXIMUM_GROUP) revert GroupOutOfRange(MAXIMUM_GROUP, group);
        if (_currentKeys[group] != 0) revert GroupHasKey(group, _currentKeys[group]);
        GroupKeys.check(key, groupPossessionMessage(msg.sender, group, key.x, key.a, key.srsDigest));

        keyId = FIRST_EPOCH << 2 | group;
        _currentKeys[group] = keyId;
        _tiKeys[keyId] = TiKey({
            id: keyId,
            group: group,
            current: true,
            pointsHash: keccak256(bytes.concat(key.x, key.a)),
            srsDigest: key.srsDigest,
            sealKeyHash: keccak256(key.sealKey)
        });
        bytes32 digest = keccak256(bytes.concat(key.x, key.a, key.srsDigest, key.sealKey));
        _groupDigests[keyId] = digest;
        emit GroupKeyRegistered(keyId, group, key.x, key.a, key.srsDigest, key.sealKey);
        id = _register(registration, digest);
    }

    /// @inheritdoc ITeeRegistry
    function join(WorkerRegistration calldata registration) external returns (uint16 id) {
        if (registration.group > MAXIMUM_GROUP) revert GroupOutOfRange(MAXIMUM_GROUP, registration.group);
        return _register(registration, _groupDigests[currentKey(registration.group)]);
    }

    /// @inheritdoc ITeeRegistry
    function changeEndpoint(uint16 id, bytes32 tlsKeyHash, string calldata endpoint) external {
        Worker storage changed = _activeOfSender(id);
        _checkReachable(tlsKeyHash, endpoint);
        changed.tlsKeyHash = tlsKeyHash;
        changed.endpoint = endpoint;
        emit EndpointChanged(id, tlsKeyHash, endpoint);
    }

    /// @inheritdoc ITeeRegistry
    function retire(uint16 id) external {
        Worker storage retired = _activeOfSender(id);
        retired.active = false;
        delete _workerOfAccount[msg.sender];
        _roster.vacate(id, _parameters.era() + 1);
        emit WorkerRetired(id);
    }

    /// @inheritdoc ITeeRegistry
    function drawWorker(bytes32 seed, uint16 except) external view returns (uint16 id, uint16 keyId) {
        id = _roster.draw(seed, except);
        if (id == 0) revert NoActiveWorker();
        keyId = _currentKeys[_workers[id].group];
    }

    /// @inheritdoc ITeeRegistry
    function drawWorkerOf(uint8 group, bytes32 seed) external view returns (uint16) {
        uint16[] memory candidates = _roster.active();
        uint256 count;
        for (uint256 i; i < candidates.length; ++i) {
            if (_workers[candidates[i]].group == group) candidates[count++] = candidates[i];
        }
        return count == 0 ? 0 : candidates[uint256(seed) % count];
    }

    /// @inheritdoc IBeatMembers
    function memberCount(uint256 era) external view returns (uint256) {
        return _roster.countAt(era);
    }

    /// @inheritdoc IBeatMembers
    function memberAt(uint256 era, uint256 index) external view returns (address account, bytes32 vrfKeyHash) {
        Worker storage member = _workers[_roster.memberAt(era, index)];
        return (member.account, member.vrfKeyHash);
    }

    /// @inheritdoc ITeeRegistry
    function worker(uint16 id) external view returns (Worker memory) {
        return _known(id);
    }

    /// @inheritdoc ITeeRegistry
    function workerCount() external view returns (uint16) {
        return _workerCount;
    }

    /// @inheritdoc ITeeRegistry
    function signerOf(uint16 id) external view returns (address signer) {
        // One word: who is known has a signer, nobody registers without.
        signer = _workers[id].signer;
        if (signer == address(0)) revert WorkerUnknown(id);
    }

    /// @inheritdoc ITeeRegistry
    function tiKey(uint16 id) external view returns (TiKey memory) {
        return _tiKeys[id];
    }

    /// @inheritdoc ITeeRegistry
    function pointsHash(uint16 id) external view returns (bytes32) {
        return _tiKeys[id].pointsHash;
    }

    /// @inheritdoc ITeeRegistry
    function groupDigest(uint16 id) external view returns (bytes32) {
        return _groupDigests[id];
    }

    /// @inheritdoc ITeeRegistry
    function currentKey(uint8 group) public view returns (uint16 id) {
        id = _currentKeys[group];
        if (id == 0) revert GroupWithoutKey(group);
    }

    /// @inheritdoc ITeeRegistry
    function groupPossessionMessage(address account, uint8 group, bytes calldata x, bytes calldata a, bytes32 srsDigest)
        public
        view
        returns (bytes32)
    {
        return
            keccak256(abi.encode(block.chainid, address(this), account, group, keccak256(x), keccak256(a), srsDigest));
    }

    /// @inheritdoc ITeeRegistry
    function vrfPossessionMessage(address account, bytes calldata vrfKey) public view returns (bytes32) {
        return keccak256(abi.encode(block.chainid, address(this), account, keccak256(vrfKey)));
    }

    /// @inheritdoc ITeeRegistry
    function keysDigest(address account, WorkerRegistration calldata registration, bytes32 digest)
        public
        view
        returns (bytes32)
    {
        return keccak256(
            abi.encode(
                block.chainid,
                address(this),
                account,
                registration.group,
                registration.signer,
                keccak256(registration.vrfKey),
                registration.tlsKeyHash,
                digest
            )
        );
    }

    function _register(WorkerRegistration calldata registration, bytes32 digest) private returns (uint16 id) {
        _checkUnique(registration.signer);
        _checkReachable(registration.tlsKeyHash, registration.endpoint);
        GroupKeys.checkVrf(
            registration.vrfKey, registration.vrfPossession, vrfPossessionMessage(msg.sender, registration.vrfKey)
        );
        IAttestationVerifier.Level level =
            _attestation.verify(msg.sender, keysDigest(msg.sender, registration, digest), registration.report);
        if (level == IAttestationVerifier.Level.None) revert IAttestationVerifier.AttestationRejected("no level");

        id = ++_workerCount;
        uint256 memberFrom = _takeSeat(id);
        _workerOfAccount[msg.sender] = id;
        _workerOfSigner[registration.signer] = id;
        _workers[id] = Worker({
            id: id,
            group: registration.group,
            level: level,
            active: true,
            // forge-lint: disable-next-line(unsafe-typecast) eras stay below 2^24, see Roster
            memberFromEra: uint32(memberFrom),
            account: msg.sender,
            signer: registration.signer,
            vrfKeyHash: keccak256(registration.vrfKey),
            tlsKeyHash: registration.tlsKeyHash,
            endpoint: registration.endpoint
        });
        emit WorkerRegistered(
            id,
            registration.group,
            msg.sender,
            registration.signer,
            registration.vrfKey,
            registration.tlsKeyHash,
            registration.endpoint,
            level
        );
    }

    function _takeSeat(uint16 id) private returns (uint256 from) {
        uint256 era = _parameters.era();
        bool nobody = _roster.countAt(era) == 0 && _roster.countAt(era + 1) == 0;
        from = era == 0 || nobody ? era : era + 1;
        _roster.enter(id, from, era);
    }

    function _checkUnique(address signer) private view {
        if (_workerOfAccount[msg.sender] != 0) revert AccountTaken(msg.sender, _workerOfAccount[msg.sender]);
        if (signer == address(0)) revert SignerMissing();
        if (_workerOfSigner[signer] != 0) revert WorkerSignerTaken(signer, _workerOfSigner[signer]);
    }

    function _checkReachable(bytes32 tlsKeyHash, string calldata endpoint) private pure {
        if (tlsKeyHash == 0) revert TlsKeyMissing();
        uint256 length = bytes(endpoint).length;
        if (length == 0 || length > MAXIMUM_ENDPOINT) revert EndpointLength(1, MAXIMUM_ENDPOINT, length);
    }

    function _known(uint16 id) private view returns (Worker storage known) {
        known = _workers[id];
        if (known.id == 0) revert WorkerUnknown(id);
    }

    function _activeOfSender(uint16 id) private view returns (Worker storage active) {
        active = _known(id);
        if (active.account != msg.sender) revert OnlyWorkerAccount(id, active.account, msg.sender);
        if (!active.active) revert WorkerNotActive(id);
    }
}
