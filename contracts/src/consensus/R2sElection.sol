// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Checkpoints} from "@openzeppelin/contracts/utils/structs/Checkpoints.sol";
import {IDirectory} from "../governance/IDirectory.sol";
import {INetworkParameters, Parameter} from "../governance/INetworkParameters.sol";
import {Bls12381} from "../lib/Bls12381.sol";
import {IBeatMembers} from "../random/IBeatMembers.sol";
import {IRandomness} from "../random/IRandomness.sol";
import {Epochs} from "./Epochs.sol";
import {ICredit} from "./ICredit.sol";
import {IR2sElection} from "./IR2sElection.sol";
import {IR2sStaking} from "./IR2sStaking.sol";
import {IValidatorSet} from "./IValidatorSet.sol";
import {Ranking} from "./Ranking.sol";
import {Vrf} from "./Vrf.sol";

/// @title Random rotation selection, in bounded steps (protocol.md section 7; ADR 0023).
/// @dev A submission costs the same whether ten or ten thousand stand: it is scored, put into a list of 16 and, if it is not
/// among them, gone. Eleven seats at most; the others are reserves for emergencies.
/// @custom:security The seed is the first beat of the last epoch: unknown when keys and stakes that count were set, except that
/// the beat's member may withhold it (one bit). A proof is unique, belongs to the key that counts in the era, and names chain,
/// contract and era, so it can be carried by anybody and used by nobody else. Nothing is decided by who comes first. The set
/// changes only here: eligibility is asked again at the end, addresses are sorted and ValidatorSet checks the whole. A missing
/// seed, proof, conclusion or candidate leaves the validators as they are.
contract R2sElection is IR2sElection {
    using Checkpoints for Checkpoints.Trace224;
    using Ranking for uint256[];
    using Ranking for Ranking.Stored;

    uint256 private constant BATCH = 64;
    uint256 private constant FULL = 1000;
    uint256 private constant STAKES_FOR_FULL = 4;
    bytes32 private constant CONDUCT = "R2sConduct";

    /// @dev What all candidates of a batch are held to.
    /// @param minimum wei
    struct Rules {
        uint256 era;
        uint256 minimum;
        uint256 baseline;
    }

    IDirectory private immutable DIRECTORY;
    INetworkParameters private immutable PARAMETERS;
    IRandomness private immutable BEATS;
    IR2sStaking private immutable STAKING;
    ICredit private immutable CREDIT;
    IValidatorSet private immutable VALIDATORS;
    uint256 private immutable GENESIS;
    uint256 private immutable ERA_SECONDS;
    uint256 private immutable BEAT_SECONDS;

    uint64 private _era;
    bool private _concluded;
    Ranking.Stored private _ranking;
    /// @dev Number of the beat in which the last election was concluded: vacancies up to it are over.
    uint256 private _electedBeat;
    mapping(address validator => uint256 drawBeat) private _vacancies;
    mapping(address validator => uint256 era) private _vacatedIn;
    /// @dev From which era on which set counts for beats.
    Checkpoints.Trace224 private _sets;
    mapping(uint256 set => uint32[] nodes) private _members;

    uint256[50] private __gap;

    /// @param directory names NetworkParameters, Beats, R2sStaking, Credit, ValidatorSet and, at the first vacancy, R2sConduct
    constructor(IDirectory directory) {
        DIRECTORY = directory;
        PARAMETERS = INetworkParameters(directory.find("NetworkParameters"));
        BEATS = IRandomness(directory.find("Beats"));
        STAKING = IR2sStaking(directory.find("R2sStaking"));
        CREDIT = ICredit(directory.find("Credit"));
        VALIDATORS = IValidatorSet(directory.find("ValidatorSet"));
        INetworkParameters.Constants memory constants = PARAMETERS.constants();
        (GENESIS, ERA_SECONDS, BEAT_SECONDS) = (constants.genesis, constants.eraSeconds, constants.beatSeconds);
    }

    /// @inheritdoc IR2sElection
    function submit(uint32[] calldata nodes, bytes calldata keys, bytes calldata proofs) external {
        uint256 era = PARAMETERS.era();
        _checkBatch(era, nodes, keys, proofs);
        if (!Vrf.verify(messageOf(era), keys, proofs)) revert ElectionProofRejected(era);

        uint256[] memory stored = _ranking.load();
        uint256[] memory list;
        if (_era == era) {
            list = stored.copyOf();
        } else {
            list = new uint256[](Ranking.LENGTH);
            // forge-lint: disable-next-line(unsafe-typecast)
            (_era, _concluded) = (uint64(era), false);
        }
        Rules memory rules =
            Rules({era: era, minimum: STAKING.minimumStake(), baseline: PARAMETERS.get(Parameter.CreditBaseline)});
        for (uint256 i; i < nodes.length; ++i) {
            bytes32 keyHash = keccak256(keys[i * Bls12381.G2_SIZE:(i + 1) * Bls12381.G2_SIZE]);
            bytes32 output = Vrf.output(proofs, i * Bls12381.G1_SIZE);
            uint256 score = _score(rules, nodes[i], keyHash, output);
            if (score != 0) list.insert(Ranking.entryOf(nodes[i], score, output));
        }
        _ranking.store(stored, list);
    }

    /// @inheritdoc IR2sElection
    function conclude(uint256 era) external {
        if (_era != era || _concluded) revert NothingToConclude(era, _era);
        uint256 opensAt = GENESIS + (era + 1) * ERA_SECONDS;
        uint256 closedAt = Epochs.lastEpochOf(GENESIS, ERA_SECONDS, era + 1);
        // forge-lint: disable-next-line(block-timestamp)
        if (block.timestamp < opensAt) revert ConcludeTooEarly(era, opensAt, block.timestamp);
        // forge-lint: disable-next-line(block-timestamp)
        if (block.timestamp >= closedAt) revert ConcludeTooLate(era, closedAt, block.timestamp);
        _concluded = true;

        uint32[] memory winners = _winners();
        uint256 required = _leastSize();
        if (winners.length < required) {
            emit ElectionFailed(era, required, winners.length);
            return;
        }
        _electedBeat = BEATS.beatNumberAt(block.timestamp);
        _record(winners);
        emit ValidatorsElected(era, winners);
        VALIDATORS.replace(_sorted(winners));
    }

    /// @inheritdoc IR2sElection
    function vacate(address validator) external {
        address conduct = DIRECTORY.find(CONDUCT);
        if (msg.sender != conduct && !_isLeaving(validator)) revert OnlyConductVacates(conduct, msg.sender);
        // Who opens it again must not put off its draw.
        if (_vacancies[validator] > _electedBeat) return;
        uint256 drawBeat = BEATS.beatNumberAt(block.timestamp) + 1;
        _vacancies[validator] = drawBeat;
        _vacatedIn[validator] = PARAMETERS.era();
        emit VacancyOpened(validator, drawBeat);
    }

    /// @inheritdoc IR2sElection
    function fill(address validator) external {
        uint256 drawBeat = _vacancies[validator];
        // Whoever was elected since has its seat by right.
        if (drawBeat <= _electedBeat) revert NoVacancy(validator);
        bytes32 seed = BEATS.firstBeatFrom(drawBeat);
        // A beat out of reach is as good as none: the validator is reported again if it is still dead.
        if (seed == 0 && BEATS.beatNumberAt(block.timestamp) < drawBeat + 1024) {
            revert VacancyWithoutBeat(validator, drawBeat);
        }
        delete _vacancies[validator];
        address[] memory present = VALIDATORS.getValidators();
        uint256 place = _indexOf(present, validator);
        if (seed == 0 || place == present.length) {
            emit VacancyClosed(validator);
            return;
        }
        uint32 node = _drawReserve(seed, present);
        if (node == 0 && present.length <= _leastSize()) {
            emit VacancyClosed(validator);
            return;
        }
        address successor = node == 0 ? address(0) : STAKING.node(node).validator;
        emit VacancyFilled(validator, node, successor);
        address[] memory next = _exchanged(present, place, successor);
        _recordPresent(next);
        VALIDATORS.replace(next);
    }

    /// @inheritdoc IR2sElection
    function candidates()
        external
        view
        returns (uint256 era, bool concluded, uint32[] memory nodes, uint256[] memory scores)
    {
        uint256[] memory list = _ranking.load();
        uint256 count;
        while (count < Ranking.LENGTH && list[count] != 0) {
            ++count;
        }
        (era, concluded, nodes, scores) = (_era, _concluded, new uint32[](count), new uint256[](count));
        for (uint256 i; i < count; ++i) {
            (nodes[i], scores[i]) = (Ranking.nodeOf(list[i]), Ranking.scoreOf(list[i]));
        }
    }

    /// @inheritdoc IR2sElection
    function vacancyOf(address validator) external view returns (uint256) {
        return _vacancies[validator];
    }

    /// @inheritdoc IR2sElection
    function opening(uint256 era) public view returns (uint256 from, uint256 until) {
        return (Epochs.lastEpochOf(GENESIS, ERA_SECONDS, era), GENESIS + (era + 1) * ERA_SECONDS);
    }

    /// @inheritdoc IR2sElection
    function messageOf(uint256 era) public view returns (bytes32) {
        (uint256 from,) = opening(era);
        uint256 number = (from - GENESIS + BEAT_SECONDS - 1) / BEAT_SECONDS;
        bytes32 seed = BEATS.firstBeatFrom(number);
        if (seed == 0) revert SeedMissing(era, number);
        return keccak256(abi.encode(block.chainid, address(this), era, seed));
    }

    /// @inheritdoc IBeatMembers
    function memberCount(uint256 era) external view returns (uint256) {
        // forge-lint: disable-next-line(unsafe-typecast) eras stay below 2^32
        return _members[_sets.upperLookupRecent(uint32(era))].length;
    }

    /// @inheritdoc IBeatMembers
    function memberAt(uint256 era, uint256 index) external view returns (address account, bytes32 vrfKeyHash) {
        // forge-lint: disable-next-line(unsafe-typecast) eras stay below 2^32
        uint32[] storage members = _members[_sets.upperLookupRecent(uint32(era))];
        if (index >= members.length) revert MemberUnknown(era, index);
        uint32 id = members[index];
        return (STAKING.node(id).account, STAKING.vrfKeyAt(id, era));
    }

    function _checkBatch(uint256 era, uint32[] calldata nodes, bytes calldata keys, bytes calldata proofs)
        private
        view
    {
        (uint256 from,) = opening(era);
        // forge-lint: disable-next-line(block-timestamp)
        if (block.timestamp < from) revert ElectionNotOpen(era, from, block.timestamp);
        uint256 count = nodes.length;
        if (count == 0 || count > BATCH) revert BatchLength(BATCH, count);
        if (keys.length != count * Bls12381.G2_SIZE) revert KeysLength(count * Bls12381.G2_SIZE, keys.length);
        if (proofs.length != count * Bls12381.G1_SIZE) revert ProofsLength(count * Bls12381.G1_SIZE, proofs.length);
    }

    /// @return score 0 where the node may not stand
    function _score(Rules memory rules, uint32 id, bytes32 actual, bytes32 output) private returns (uint256 score) {
        (uint256 stake, bytes32 expected) = STAKING.standing(id, rules.era, rules.minimum);
        uint256 credit = CREDIT.scoreOf(id, rules.era);
        if (stake == 0 || credit < rules.baseline) {
            emit CandidateRefused(rules.era, id);
            return 0;
        }
        if (actual != expected) revert KeyNotOfNode(id, expected, actual);
        uint256 full = STAKES_FOR_FULL * rules.minimum;
        uint256 staked = stake >= full ? FULL : FULL * stake / full;
        uint256 vrf = FULL - ((uint256(output) >> 128) * (FULL + 1) >> 128);
        score = 5 * credit + 3 * staked + 2 * vrf;
        emit CandidateScored(rules.era, id, score, credit, staked, vrf, output);
    }

    /// @dev The best who may still stand, at most as many as there are seats.
    function _winners() private view returns (uint32[] memory winners) {
        uint256[] memory list = _ranking.load();
        uint256 seats = PARAMETERS.get(Parameter.ValidatorSeats);
        winners = new uint32[](seats);
        uint256 count;
        for (uint256 i; i < Ranking.LENGTH && count < seats && list[i] != 0; ++i) {
            if (_mayServe(Ranking.nodeOf(list[i]))) winners[count++] = Ranking.nodeOf(list[i]);
        }
        assembly ("memory-safe") {
            mstore(winners, count)
        }
    }

    function _drawReserve(bytes32 seed, address[] memory present) private view returns (uint32) {
        uint256[] memory list = _ranking.load();
        uint32[] memory found = new uint32[](Ranking.LENGTH);
        uint256 count;
        for (uint256 i; i < Ranking.LENGTH && list[i] != 0; ++i) {
            uint32 id = Ranking.nodeOf(list[i]);
            if (!_mayServe(id)) continue;
            address validator = STAKING.node(id).validator;
            if (_indexOf(present, validator) != present.length) continue;
            // Whoever was vacated since it stood is no help. Era 0 elects nobody: no key counts in it.
            if (_vacatedIn[validator] >= _era) continue;
            found[count++] = id;
        }
        return count == 0 ? 0 : found[uint256(seed) % count];
    }

    function _mayServe(uint32 id) private view returns (bool) {
        (uint256 stake,) = STAKING.standing(id, PARAMETERS.era(), STAKING.minimumStake());
        return stake != 0;
    }

    function _isLeaving(address validator) private view returns (bool) {
        uint32 id = STAKING.nodeOfValidator(validator);
        return id != 0 && STAKING.node(id).state != IR2sStaking.NodeState.Active && VALIDATORS.contains(validator);
    }

    function _leastSize() private view returns (uint256) {
        uint256 safe = VALIDATORS.safeSize();
        return safe == 0 ? 1 : safe;
    }

    /// @dev For beats the validators count from the next era on: who is asked about an era that has begun always answers the same.
    function _record(uint32[] memory nodes) private {
        uint256 set = _sets.length() + 1;
        _members[set] = nodes;
        // forge-lint: disable-next-line(unsafe-typecast) eras stay below 2^32, sets are fewer
        _sets.push(uint32(PARAMETERS.era() + 1), uint224(set));
    }

    /// @dev Validators of the genesis are no nodes and post no beats.
    function _recordPresent(address[] memory validators) private {
        uint32[] memory nodes = new uint32[](validators.length);
        uint256 count;
        for (uint256 i; i < validators.length; ++i) {
            uint32 id = STAKING.nodeOfValidator(validators[i]);
            if (id != 0) nodes[count++] = id;
        }
        if (count != validators.length) return;
        _record(nodes);
    }

    function _sorted(uint32[] memory nodes) private view returns (address[] memory validators) {
        validators = new address[](nodes.length);
        for (uint256 i; i < nodes.length; ++i) {
            _place(validators, i, STAKING.node(nodes[i]).validator);
        }
    }

    /// @dev The set without its member at `place` and with `successor`, where there is one.
    function _exchanged(address[] memory present, uint256 place, address successor)
        private
        pure
        returns (address[] memory next)
    {
        next = new address[](successor == address(0) ? present.length - 1 : present.length);
        uint256 count;
        for (uint256 i; i < present.length; ++i) {
            if (i != place) _place(next, count++, present[i]);
        }
        if (successor != address(0)) _place(next, count, successor);
    }

    /// @dev One step of an insertion sort.
    function _place(address[] memory sorted, uint256 count, address added) private pure {
        for (; count > 0 && sorted[count - 1] > added; --count) {
            sorted[count] = sorted[count - 1];
        }
        sorted[count] = added;
    }

    function _indexOf(address[] memory validators, address wanted) private pure returns (uint256 index) {
        while (index < validators.length && validators[index] != wanted) {
            ++index;
        }
    }
}
