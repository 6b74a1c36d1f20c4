// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IDirectory} from "../governance/IDirectory.sol";
import {INetworkParameters, Parameter} from "../governance/INetworkParameters.sol";
import {BlockHeaders} from "./BlockHeaders.sol";
import {ICredit} from "./ICredit.sol";
import {IR2sConduct} from "./IR2sConduct.sol";
import {IR2sElection} from "./IR2sElection.sol";
import {IR2sStaking} from "./IR2sStaking.sol";
import {IValidatorSet} from "./IValidatorSet.sol";

/// @title Equivocation and absence, proven by headers (protocol.md section 7; ADR 0023).
/// @dev QBFT's proposers take turns in the order of the set, and the turn of a dead one costs a round and goes to the next: so
/// in three times as many blocks as there are validators, everybody who is alive authored some.
/// @custom:security Nothing here is a matter of opinion: evidence is headers of this chain and seals over them. A validator that
/// seals one height in two rounds does what QBFT asks of it and is safe; a seal binds height, round and block. One piece of
/// evidence counts once: by height, and for absences by blocks, each of which accuses a validator once. Who did not propose
/// because the network was cut is fined too, a little; whose blocks are there cannot be.
contract R2sConduct is IR2sConduct {
    uint256 private constant TURNS = 3;
    /// @dev (10 x faults)^2 of 1000.
    uint256 private constant FAULTS_OF_EQUIVOCATION = 4;

    INetworkParameters private immutable PARAMETERS;
    IR2sStaking private immutable STAKING;
    ICredit private immutable CREDIT;
    IR2sElection private immutable ELECTION;
    IValidatorSet private immutable VALIDATORS;

    mapping(address validator => mapping(uint256 height => bool)) private _proven;
    mapping(address validator => uint256 block) private _accusedUntil;

    uint256[50] private __gap;

    /// @param directory names NetworkParameters, R2sStaking, Credit, R2sElection and ValidatorSet
    constructor(IDirectory directory) {
        PARAMETERS = INetworkParameters(directory.find("NetworkParameters"));
        STAKING = IR2sStaking(directory.find("R2sStaking"));
        CREDIT = ICredit(directory.find("Credit"));
        ELECTION = IR2sElection(directory.find("R2sElection"));
        VALIDATORS = IValidatorSet(directory.find("ValidatorSet"));
    }

    /// @inheritdoc IR2sConduct
    function proveEquivocation(
        bytes calldata firstHeader,
        uint256 firstSeal,
        bytes calldata secondHeader,
        uint256 secondSeal
    ) external {
        BlockHeaders.Sealed memory first = BlockHeaders.sealedBy(firstHeader, firstSeal);
        BlockHeaders.Sealed memory second = BlockHeaders.sealedBy(secondHeader, secondSeal);
        address validator = first.signer;
        if (validator != second.signer) revert SealersDiffer(validator, second.signer);
        if (first.number != second.number) revert HeightsDiffer(first.number, second.number);
        if (first.round != second.round) revert RoundsDiffer(first.round, second.round);
        if (first.digest == second.digest) revert SameBlock(first.digest);
        if (_proven[validator][first.number]) revert EvidenceUsed(validator, first.number);
        _proven[validator][first.number] = true;

        uint32 node = STAKING.nodeOfValidator(validator);
        if (node == 0 && !VALIDATORS.contains(validator)) revert NoNode(validator);
        emit EquivocationProven(validator, node, first.number, first.round, first.digest, second.digest);
        if (node != 0) {
            CREDIT.fault(node, FAULTS_OF_EQUIVOCATION);
            STAKING.fine(node, PARAMETERS.get(Parameter.EquivocationFine), msg.sender, true);
        }
        if (VALIDATORS.contains(validator)) ELECTION.vacate(validator);
    }

    /// @inheritdoc IR2sConduct
    function proveAbsence(address validator, bytes[] calldata headers) external {
        if (!VALIDATORS.contains(validator)) revert NotValidator(validator);
        if (headers.length < blocksForAbsence()) revert TooFewBlocks(blocksForAbsence(), headers.length);
        uint256 firstBlock;
        for (uint256 i; i < headers.length; ++i) {
            BlockHeaders.Authored memory header = BlockHeaders.authored(headers[i]);
            if (i == 0) firstBlock = header.number;
            if (header.number != firstBlock + i) revert BlocksNotConsecutive(firstBlock + i, header.number);
            if (header.author == validator) revert Authored(validator, header.number);
        }
        // The block that changed the set was the old one's.
        uint256 minimum = VALIDATORS.changedAt() + 1;
        if (minimum <= _accusedUntil[validator]) minimum = _accusedUntil[validator] + 1;
        if (firstBlock < minimum) revert BlockTooOld(minimum, firstBlock);
        uint256 lastBlock = firstBlock + headers.length - 1;
        _accusedUntil[validator] = lastBlock;

        uint32 node = STAKING.nodeOfValidator(validator);
        emit AbsenceProven(validator, node, firstBlock, lastBlock);
        if (node != 0) {
            CREDIT.fault(node, 1);
            STAKING.fine(node, PARAMETERS.get(Parameter.AbsenceFine), msg.sender, false);
        }
        ELECTION.vacate(validator);
    }

    /// @inheritdoc IR2sConduct
    function blocksForAbsence() public view returns (uint256) {
        return TURNS * VALIDATORS.size();
    }
}
