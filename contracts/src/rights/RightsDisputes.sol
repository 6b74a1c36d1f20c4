// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {IDirectory} from "../governance/IDirectory.sol";
import {INetworkParameters, Parameter} from "../governance/INetworkParameters.sol";
import {ITeeRegistry} from "../proof/ITeeRegistry.sol";
import {IRandomness} from "../random/IRandomness.sol";
import {IVault} from "../token/IVault.sol";
import {IDataCertificates} from "./IDataCertificates.sol";
import {IDataRightsRegistry} from "./IDataRightsRegistry.sol";
import {IRightsDisputes} from "./IRightsDisputes.sol";

/// @title Claims held against the stored file by drawn TEE workers.
/// @dev Three words a certificate that was ever disputed; its standing, its worker and the number of its disputes stay.
/// @custom:security The escrow is the sum of the bonds of all open disputes: one before the answer, two after it; a record is
/// cleared before the Vault is called. Bonds are what the dispute was opened with, whatever the governor sets meanwhile. The
/// worker is drawn by a beat that did not exist when the dispute was opened, by anybody, and always from the first such beat:
/// neither side can choose it, or wait for another. Nor can a holder stay silent, or hand over keys that open nothing, until a
/// later dispute draws a worker that lies for it: a certificate keeps its worker until that worker itself is silent or leaves.
/// The verdict names chain, contract, certificate, its claim, round,
/// worker and who answered, so none serves twice, for another dispute, for an answer that the holder has replaced, or for a
/// claim that a worker's host made up. What the verdict is worth is what the TEE worker's attestation is worth
/// (ITeeRegistry: SOFTWARE or HARDWARE). Nobody's silence lasts: no beat, no answer and no verdict each have a way out, and no
/// way out voids a certificate; only a worker that opened the file and found something else does. A dispute cannot keep a
/// certificate from being sold for ever: a confirmed one is never disputed again, and every dispute that a holder answers
/// truthfully costs the challenger its bond. The creator may answer for a holder that cannot (an escrow); a wrong key from him
/// proves nothing but Unproven. Calls go to contracts of the Directory only.
contract RightsDisputes is IRightsDisputes, EIP712 {
    bytes32 private constant VERDICT = keccak256(
        "Verdict(uint256 certificate,bytes32 claim,uint32 round,uint16 worker,address answerer,uint8 verdict,bytes32 evidence)"
    );
    uint256 private constant WHOLE = 10_000;
    uint256 private constant BOND_UNIT = 1 ether;
    uint256 private constant MOST_DRAWS = 3;
    uint256 private constant COMPACT_LENGTH = 64;
    /// @dev What sealing adds (docs/formats.md section 6) to a data key and the mask key of each deal.
    uint256 private constant SEAL = 144;
    uint256 private constant KEY = 32;
    uint256 private constant MOST_DEALS = 64;
    /// @dev Beats that IRandomness keeps.
    uint256 private constant RING = 1_024;

    INetworkParameters private immutable PARAMETERS;
    IVault private immutable VAULT;
    IDataCertificates private immutable CERTIFICATES;
    IDataRightsRegistry private immutable REGISTRY;
    ITeeRegistry private immutable TEE_REGISTRY;
    IRandomness private immutable BEATS;
    uint256 private immutable DAY_SECONDS;

    mapping(uint256 certificate => Dispute dispute) private _disputes;
    uint256[50] private __gap;

    /// @param directory knows all contracts; NetworkParameters must be deployed already
    constructor(IDirectory directory) EIP712("cess4j", "1") {
        PARAMETERS = INetworkParameters(directory.find("NetworkParameters"));
        VAULT = IVault(directory.find("Vault"));
        CERTIFICATES = IDataCertificates(directory.find("DataCertificates"));
        REGISTRY = IDataRightsRegistry(directory.find("DataRightsRegistry"));
        TEE_REGISTRY = ITeeRegistry(directory.find("TeeRegistry"));
        BEATS = IRandomness(directory.find("Beats"));
        DAY_SECONDS = PARAMETERS.constants().daySeconds;
    }

    /// @inheritdoc IRightsDisputes
    function open(uint40 certificate) external {
        if (!CERTIFICATES.exists(certificate)) revert CertificateUnknown(certificate);
        Dispute storage dispute = _inState(certificate, State.None);
        Standing standing = dispute.standing;
        if (standing == Standing.Confirmed || standing == Standing.Invented) {
            revert StandingFinal(certificate, standing);
        }
        uint256 bond = PARAMETERS.get(Parameter.DisputeBond) * BOND_UNIT;
        dispute.state = State.Open;
        dispute.challenger = msg.sender;
        dispute.bond = uint96(bond); // bounds keep it below 2^77
        uint32 round = ++dispute.round;
        uint32 drawBeat = _nextBeat();
        dispute.drawBeat = drawBeat;
        emit DisputeOpened(certificate, msg.sender, round, bond, drawBeat);
        VAULT.lock(msg.sender, bond);
    }

    /// @inheritdoc IRightsDisputes
    function draw(uint40 certificate) external {
        Dispute storage dispute = _inState(certificate, State.Open);
        bytes32 beat = BEATS.firstBeatFrom(dispute.drawBeat);
        if (beat == 0) revert DisputeWithoutBeat(certificate, dispute.drawBeat);
        bytes32 seed = keccak256(abi.encode(beat, "dispute", certificate, dispute.round, dispute.draws));
        uint16 last = dispute.worker;
        (uint16 worker, uint16 tiKey) = dispute.draws == 0 ? _sameWorker(seed, last) : _otherWorker(seed, last);
        // an answer that the new worker's group can open stays
        bool answered = dispute.answerer != address(0) && tiKey == dispute.tiKey;
        dispute.state = answered ? State.Answered : State.Drawn;
        dispute.worker = worker;
        dispute.tiKey = tiKey;
        ++dispute.draws;
        uint40 deadline = _after(answered ? Parameter.VerdictWindow : Parameter.AnswerWindow);
        dispute.deadline = deadline;
        emit WorkerDrawn(certificate, worker, dispute.round, tiKey, deadline);
    }

    /// @inheritdoc IRightsDisputes
    function answer(uint40 certificate, bytes calldata capsule) external {
        Dispute storage dispute = _disputes[certificate];
        if (dispute.state != State.Answered) _inState(certificate, State.Drawn);
        // forge-lint: disable-next-line(block-timestamp)
        if (block.timestamp > dispute.deadline) revert AnswerTooLate(dispute.deadline, block.timestamp);
        _checkLength(capsule.length);
        address holder = CERTIFICATES.ownerOf(certificate);
        if (msg.sender != holder && msg.sender != CERTIFICATES.creatorOf(certificate)) {
            revert OnlyHolderOrCreator(certificate, holder, msg.sender);
        }
        address previous = dispute.answerer;
        if (previous == holder && msg.sender != holder) revert HolderHasAnswered(certificate, holder);
        uint40 deadline = dispute.deadline;
        if (dispute.state == State.Drawn) {
            deadline = _after(Parameter.VerdictWindow);
            dispute.state = State.Answered;
            dispute.deadline = deadline;
        }
        dispute.answerer = msg.sender;
        emit Answered(certificate, msg.sender, dispute.round, capsule, deadline);
        if (previous == msg.sender) return;
        VAULT.lock(msg.sender, dispute.bond);
        if (previous != address(0)) VAULT.release(previous, dispute.bond);
    }

    /// @inheritdoc IRightsDisputes
    function conclude(uint40 certificate, Verdict verdict, bytes32 evidence, bytes calldata signature) external {
        Dispute memory dispute = _inState(certificate, State.Answered);
        if (verdict == Verdict.None) revert VerdictMissing();
        _checkSignature(certificate, dispute, verdict, evidence, signature);
        emit Judged(certificate, dispute.worker, dispute.round, verdict, evidence);
        uint256 bond = dispute.bond;
        uint256 wage = bond * PARAMETERS.get(Parameter.VerdictShare) / WHOLE;
        Standing standing;
        uint256 toChallenger;
        uint256 toAnswerer;
        if (verdict == Verdict.Confirmed) {
            (standing, toAnswerer) = (Standing.Confirmed, 2 * bond - wage);
        } else if (verdict == Verdict.Invented) {
            (standing, toChallenger) = (Standing.Invented, 2 * bond - wage);
        } else {
            (standing, toChallenger, toAnswerer) = (Standing.Unproven, bond, bond - wage);
        }
        _close(certificate, dispute, standing, [toChallenger, toAnswerer, wage]);
    }

    /// @inheritdoc IRightsDisputes
    function expire(uint40 certificate) external {
        Dispute memory dispute = _disputes[certificate];
        if (dispute.state == State.None) revert DisputeStateWrong(certificate, State.Open, State.None);
        if (dispute.state == State.Open) return _renewDraw(certificate, dispute.drawBeat);
        // forge-lint: disable-next-line(block-timestamp)
        if (block.timestamp <= dispute.deadline) revert TooEarly(dispute.deadline, block.timestamp);
        uint256 bond = dispute.bond;
        uint256 toAnswerer = dispute.answerer == address(0) ? 0 : bond;
        if (dispute.state == State.Drawn) {
            return _close(certificate, dispute, Standing.Unproven, [bond, toAnswerer, 0]);
        }
        emit WorkerSilent(certificate, dispute.worker, dispute.round);
        if (dispute.draws == MOST_DRAWS) {
            return _close(certificate, dispute, dispute.standing, [bond, toAnswerer, 0]);
        }
        _disputes[certificate].state = State.Open;
        _delay(certificate);
    }

    /// @inheritdoc IRightsDisputes
    function disputeOf(uint256 certificate) external view returns (Dispute memory) {
        return _disputes[certificate];
    }

    /// @inheritdoc IRightsDisputes
    function standingOf(uint256 certificate) external view returns (Standing) {
        return _disputes[certificate].standing;
    }

    /// @inheritdoc IRightsDisputes
    function statusOf(uint256 certificate) external view returns (Standing standing, bool disputed) {
        Dispute storage dispute = _disputes[certificate];
        return (dispute.standing, dispute.state != State.None);
    }

    /// @inheritdoc IRightsDisputes
    function domainSeparator() external view returns (bytes32) {
        return _domainSeparatorV4();
    }

    /// @dev The beat can no longer be had, so the draw waits for another; nobody could have drawn from it and liked it less.
    function _renewDraw(uint40 certificate, uint256 drawBeat) private {
        uint256 beat = BEATS.beatNumberAt(block.timestamp);
        if (beat <= drawBeat + RING || BEATS.firstBeatFrom(drawBeat) != 0) revert TooEarly(drawBeat + RING, beat);
        _delay(certificate);
    }

    function _delay(uint40 certificate) private {
        Dispute storage dispute = _disputes[certificate];
        uint32 drawBeat = _nextBeat();
        dispute.drawBeat = drawBeat;
        emit DrawDelayed(certificate, dispute.round, drawBeat);
    }

    /// @param amounts to challenger, answerer and worker
    function _close(uint40 certificate, Dispute memory dispute, Standing standing, uint256[3] memory amounts) private {
        delete _disputes[certificate];
        _disputes[certificate].standing = standing;
        _disputes[certificate].round = dispute.round;
        _disputes[certificate].worker = dispute.worker;
        emit DisputeClosed(certificate, dispute.round, standing, amounts[0], amounts[1], amounts[2]);
        if (amounts[0] != 0) VAULT.release(dispute.challenger, amounts[0]);
        if (amounts[1] != 0) VAULT.release(dispute.answerer, amounts[1]);
        if (amounts[2] != 0) VAULT.release(TEE_REGISTRY.worker(dispute.worker).account, amounts[2]);
    }

    /// @dev The last worker of the dispute before, or any where there was none or it has left. Were each dispute a new draw, a
    /// holder could dispute itself at no cost until the draw is one that it likes.
    function _sameWorker(bytes32 seed, uint16 last) private view returns (uint16 worker, uint16 tiKey) {
        if (last == 0) return TEE_REGISTRY.drawWorker(seed, 0);
        ITeeRegistry.Worker memory known = TEE_REGISTRY.worker(last);
        if (!known.active) return TEE_REGISTRY.drawWorker(seed, 0);
        return (last, TEE_REGISTRY.currentKey(known.group));
    }

    /// @dev Another one than the silent worker, or that one where there is no other.
    function _otherWorker(bytes32 seed, uint16 silent) private view returns (uint16 worker, uint16 tiKey) {
        try TEE_REGISTRY.drawWorker(seed, silent) returns (uint16 other, uint16 key) {
            return (other, key);
        } catch {
            return TEE_REGISTRY.drawWorker(seed, 0);
        }
    }

    function _checkSignature(
        uint256 certificate,
        Dispute memory dispute,
        Verdict verdict,
        bytes32 evidence,
        bytes calldata signature
    ) private view {
        if (signature.length != COMPACT_LENGTH) {
            revert SignatureLength(COMPACT_LENGTH, signature.length);
        }
        bytes32 content = keccak256(
            abi.encode(
                VERDICT,
                certificate,
                REGISTRY.claimOf(certificate),
                dispute.round,
                dispute.worker,
                dispute.answerer,
                verdict,
                evidence
            )
        );
        address expected = TEE_REGISTRY.signerOf(dispute.worker);
        (address actual,,) =
            ECDSA.tryRecover(_hashTypedDataV4(content), bytes32(signature[:32]), bytes32(signature[32:]));
        if (actual == address(0) || actual != expected) revert VerdictRejected(dispute.worker, expected, actual);
    }

    function _checkLength(uint256 length) private pure {
        (uint256 minimum, uint256 maximum) = (SEAL + 2 * KEY, SEAL + (1 + MOST_DEALS) * KEY);
        if (length < minimum || length > maximum || (length - SEAL) % KEY != 0) {
            revert CapsuleLength(minimum, maximum, length);
        }
    }

    function _inState(uint256 certificate, State expected) private view returns (Dispute storage dispute) {
        dispute = _disputes[certificate];
        if (dispute.state != expected) revert DisputeStateWrong(certificate, expected, dispute.state);
    }

    function _nextBeat() private view returns (uint32) {
        // casting is safe: 2^32 beats of a second take 136 years
        return uint32(BEATS.beatNumberAt(block.timestamp) + 1);
    }

    function _after(Parameter window) private view returns (uint40) {
        return uint40(block.timestamp + PARAMETERS.get(window) * DAY_SECONDS);
    }
}
