// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAiGapRounds} from "./IAiGapRounds.sol";

/// @title Tasks of federated learning: what is trained, by which rule, for what bounty, and who takes part (protocol.md section 11).
/// @notice A task's creator locks its bounty; participants take seats with a stake, an exchange key (ReaderKeys) and, where the task
/// says so, a data certificate that they hold. With fewer than the minimum at the end of enrolment everything goes back.
interface IAiGapTasks {
    /// @notice What is done about what an update tells of its data; what each protects from whom is in ADR 0039.
    enum Privacy {
        Plain, // updates are encrypted for the members, who see each other's
        SiloNoise, // each participant trains with example-level differential privacy
        Buckets // secure aggregation within buckets, robust rule over buckets
    }

    /// @param bucket s, participants a bucket; 0 but for Buckets
    /// @param noise multiplier in thousandths, for display; 0 but for SiloNoise
    /// @param clip norm of an example's gradient in thousandths, for display; 0 but for SiloNoise
    /// @param epsilon budget in thousandths at delta = 10^-5, for display; 0 but for SiloNoise
    struct PrivacyTerms {
        Privacy mode;
        uint8 bucket;
        uint32 noise;
        uint32 clip;
        uint32 epsilon;
    }

    /// @param architecture of IArchitectures
    /// @param model root of the initial model
    /// @param fid of the file that holds it
    /// @param modelCertificate of the initial model, 0 for none
    /// @param certified whether each seat has to name a data certificate
    /// @param bounty wei, locked by the creator
    /// @param stake wei, locked by each participant
    /// @param bond wei, locked with each demand for withheld data; it pays for the answer
    /// @param plan what `components` says is ignored: it comes from the architecture
    struct Terms {
        bytes32 architecture;
        bytes32 model;
        bytes32 fid;
        uint40 modelCertificate;
        bool certified;
        uint96 bounty;
        uint96 stake;
        uint96 bond;
        IAiGapRounds.Plan plan;
        IAiGapRounds.Windows windows;
        PrivacyTerms privacy;
    }

    event TaskCreated(uint256 indexed task, address indexed creator, bytes32 indexed architecture, Terms terms);
    /// @param keyDigest keccak256 of the participant's exchange key
    /// @param certificate 0 where the task asks for none
    event Joined(
        uint256 indexed task, uint256 indexed seat, address indexed account, bytes32 keyDigest, uint256 certificate
    );
    event Left(uint256 indexed task, uint256 indexed seat, address indexed account);

    error TermOutOfRange(string term, uint256 minimum, uint256 maximum, uint256 actual);
    error TermMissing(string term);
    error RoomForByzantine(uint256 required, uint256 minimum);
    error BucketsTooLarge(uint256 spoiled, uint256 participants);
    error PrivacyTermUnused(Privacy mode, string term);
    error ExchangeKeyMissing(address account);
    error CertificateNotHeld(uint256 certificate, address expected, address actual);
    error CertificateNotWanted(uint256 task, uint256 certificate);
    error CertificateSeated(uint256 task, uint256 certificate);
    error CertificateOfInvention(uint256 certificate);

    /// @notice Locks the bounty of the caller's vault balance and opens enrolment.
    function create(Terms calldata terms) external returns (uint256 task);
    /// @notice Takes a seat with the stake of the caller's vault balance.
    /// @param certificate that the caller holds; 0 where the task asks for none
    function join(uint256 task, uint40 certificate) external returns (uint256 seat);
    /// @notice Gives a seat and its stake back before the first round.
    function withdraw(uint256 task, uint256 seat) external;

    function taskCount() external view returns (uint256);
    function creatorOf(uint256 task) external view returns (address);
    /// @notice As they were created, with the architecture's number of components.
    function termsOf(uint256 task) external view returns (Terms memory);
    /// @notice The data certificate that a seat was taken with, 0 for none.
    function certificateOf(uint256 task, uint256 seat) external view returns (uint40);
}
