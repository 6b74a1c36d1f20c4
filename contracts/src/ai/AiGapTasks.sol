// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IDirectory} from "../governance/IDirectory.sol";
import {IDataCertificates} from "../rights/IDataCertificates.sol";
import {IRightsDisputes} from "../rights/IRightsDisputes.sol";
import {IReaderKeys} from "../sharing/IReaderKeys.sol";
import {IAiGapRewards} from "./IAiGapRewards.sol";
import {IAiGapRounds} from "./IAiGapRounds.sol";
import {IAiGapTasks} from "./IAiGapTasks.sol";
import {IArchitectures} from "./IArchitectures.sol";
import {TermsCheck} from "./TermsCheck.sol";

/// @title Terms and enrolment of AI Gap tasks.
/// @custom:security Terms never change, and everybody who joins has seen them. Money is AiGapRewards', time is AiGapRounds'. A seat is as
/// hard to get as its stake and certificate: robustness against f participants holds for seats, so who may forge many of both may
/// take more than f. A certificate takes one seat a task and is checked when the seat is taken; sold later, it stays written down.
/// Calls go to contracts of the Directory only, none of which calls a participant.
contract AiGapTasks is IAiGapTasks {
    IArchitectures private immutable ARCHITECTURES;
    IAiGapRounds private immutable ROUNDS;
    IAiGapRewards private immutable REWARDS;
    IReaderKeys private immutable READER_KEYS;
    IDataCertificates private immutable CERTIFICATES;
    IRightsDisputes private immutable DISPUTES;

    uint256 private _count;
    mapping(uint256 task => address creator) private _creators;
    mapping(uint256 task => Terms terms) private _terms;
    mapping(uint256 task => uint40[32] certificates) private _certificates;
    mapping(uint256 task => mapping(uint256 certificate => bool)) private _seated;
    uint256[50] private __gap;

    /// @param directory knows all contracts; nothing but it must be deployed already
    constructor(IDirectory directory) {
        ARCHITECTURES = IArchitectures(directory.find("Architectures"));
        ROUNDS = IAiGapRounds(directory.find("AiGapRounds"));
        REWARDS = IAiGapRewards(directory.find("AiGapRewards"));
        READER_KEYS = IReaderKeys(directory.find("ReaderKeys"));
        CERTIFICATES = IDataCertificates(directory.find("DataCertificates"));
        DISPUTES = IRightsDisputes(directory.find("RightsDisputes"));
    }

    /// @inheritdoc IAiGapTasks
    function create(Terms calldata given) external returns (uint256 task) {
        TermsCheck.check(given);
        if (given.modelCertificate != 0) CERTIFICATES.ownerOf(given.modelCertificate); // reverts where there is none
        Terms memory terms = given;
        terms.plan.components = ARCHITECTURES.componentsOf(given.architecture);
        task = ++_count;
        _creators[task] = msg.sender;
        _terms[task] = terms;
        emit TaskCreated(task, msg.sender, terms.architecture, terms);
        ROUNDS.open(task, terms.plan, terms.windows, terms.model);
        REWARDS.fund(task, msg.sender, terms.bounty, terms.stake);
    }

    /// @inheritdoc IAiGapTasks
    function join(uint256 task, uint40 certificate) external returns (uint256 seat) {
        if (_creators[task] == address(0)) revert IAiGapRounds.TaskUnknown(task);
        bytes32 keyDigest = READER_KEYS.digestOf(msg.sender);
        if (keyDigest == 0) revert ExchangeKeyMissing(msg.sender);
        if (_terms[task].certified) _checkCertificate(task, certificate);
        else if (certificate != 0) revert CertificateNotWanted(task, certificate);
        seat = ROUNDS.seat(task, msg.sender);
        if (certificate != 0) (_certificates[task][seat], _seated[task][certificate]) = (certificate, true);
        emit Joined(task, seat, msg.sender, keyDigest, certificate);
        REWARDS.stake(task, seat, msg.sender);
    }

    /// @inheritdoc IAiGapTasks
    function withdraw(uint256 task, uint256 seat) external {
        ROUNDS.unseat(task, seat, msg.sender);
        uint40 certificate = _certificates[task][seat];
        if (certificate != 0) (_certificates[task][seat], _seated[task][certificate]) = (0, false);
        emit Left(task, seat, msg.sender);
        REWARDS.unstake(task, seat, msg.sender);
    }

    /// @inheritdoc IAiGapTasks
    function taskCount() external view returns (uint256) {
        return _count;
    }

    /// @inheritdoc IAiGapTasks
    function creatorOf(uint256 task) external view returns (address) {
        return _creators[task];
    }

    /// @inheritdoc IAiGapTasks
    function termsOf(uint256 task) external view returns (Terms memory) {
        return _terms[task];
    }

    /// @inheritdoc IAiGapTasks
    function certificateOf(uint256 task, uint256 seat) external view returns (uint40) {
        return _certificates[task][seat];
    }

    function _checkCertificate(uint256 task, uint256 certificate) private view {
        address holder = CERTIFICATES.ownerOf(certificate); // reverts where there is none
        if (msg.sender != holder) revert CertificateNotHeld(certificate, holder, msg.sender);
        if (_seated[task][certificate]) revert CertificateSeated(task, certificate);
        if (DISPUTES.standingOf(certificate) == IRightsDisputes.Standing.Invented) {
            revert CertificateOfInvention(certificate);
        }
    }
}
