// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice Every governed number of the network. Units are in the comment of each member.
enum Parameter {
    BasePrice, // wei per GiB of fragment and protocol day
    PriceSteepness, // basis points by which the price rises at full utilisation
    PriceChangePerDay, // basis points the reference price may move in a protocol day
    MinimumTerm, // protocol days
    DefaultTerm, // protocol days
    CollateralPerUnit, // wei a unit of declared space
    DrawFee, // basis points of the cost, kept when a drawn order is cancelled
    DrawTimeout, // seconds from place (or a veto) until the order may be expired
    ActivationTimeout, // seconds from a complete draw until the order may be expired
    SampleCount, // c, live positions a round
    DrawsPerSample, // a round draws at most SampleCount times this many positions
    RepeatOdds, // an audited miner is due again with probability 1 / RepeatOdds a window
    MinerShare, // basis points of a passed day's fees
    ServiceShare, // basis points of a passed day's fees, for TEE workers and consensus nodes
    FullThreshold, // basis points of declared space above which a miner's tickets may be retired
    CreditFactor, // basis points of the odds of being drawn at full credit, relative to none
    SecondMissFine, // basis points of the pledge behind audited bytes, for the second missed day in a row
    FurtherMissFine, // basis points of the same, for each further missed day in a row
    RepairMisses, // missed days in a row from which others may repair a miner's slots
    ExitMisses, // missed days in a row that end in a forced exit
    SettleBounty, // basis points of a collected fine, to whoever settled the day
    RepairFine, // basis points of the pledge behind a lost slot that pay for its repair
    ExitCooling, // protocol days from an exit until collateral may be withdrawn
    KeeperShare, // basis points of a repair's bounty, and of a draw fee, to whoever did the work that nobody else did
    KeeperFee, // basis points of the pledge behind what a keeper handles for a miner that leaves or stays away
    ServedMebibytes, // MiB that readers must attest to have read on a day for it to raise a miner's credit
    ValidatorStake, // thousands of CESS that a consensus node must have staked
    StakeCooling, // eras from a consensus node's exit until its stake may be withdrawn
    CreditBaseline, // credit, of 1000, below which no consensus node stands for election
    EquivocationFine, // basis points of the stake, for two sealed blocks of one height and round
    AbsenceFine, // basis points of the stake, for three turns without a block
    ValidatorSeats, // validators that an election seats at most
    RegistrationBond, // hundredths of a CESS that a commitment to a data right locks until it is revealed
    RevealWindow, // protocol days from a commitment until its bond may be forfeited
    DisputeBond, // CESS that whoever disputes a certificate locks, and whoever answers
    AnswerWindow, // protocol days from the draw of a TEE worker until a dispute without an answer may be closed
    VerdictWindow, // protocol days from the answer until a silent TEE worker may be drawn anew
    VerdictShare, // basis points of the losing side's bond, to the TEE worker that judged
    PriceNotice, // protocol days from the announcement of a raised price until it holds
    RetrievalWindow, // protocol days after a retrieval in which a gateway may settle it
    GatewayShare, // basis points of what a retrieval or subscription costs, to the gateway that served it
    DeliveryWindow, // protocol days that the buyer of a key gives its seller at most
    ComplaintWindow // protocol days from the delivery of a key in which its price is held for a complaint
}

/// @title Every number of the network in one place (protocol.md section 1).
/// @notice The layout of time and space cannot change (it numbers days and positions); all else is written by the governor
/// within bounds that refuse unsafe settings.
interface INetworkParameters {
    /// @notice What never changes.
    /// @param genesis timestamp of day 0, second 0
    /// @param daySeconds length of a protocol day
    /// @param windows W, audit windows a day, at most 32
    /// @param windowSeconds length of one window; windows * windowSeconds + grace <= daySeconds
    /// @param graceSeconds how long after its window a proof still counts
    /// @param beatSeconds interval of beats
    /// @param eraSeconds length of an era
    /// @param unitBytes declared space is counted in units of this many bytes; one draw ticket a unit
    /// @param blockSectors s, sectors of 31 bytes a block
    struct Constants {
        uint40 genesis;
        uint32 daySeconds;
        uint8 windows;
        uint32 windowSeconds;
        uint32 graceSeconds;
        uint32 beatSeconds;
        uint32 eraSeconds;
        uint64 unitBytes;
        uint32 blockSectors;
    }

    event ParameterChanged(Parameter indexed parameter, uint256 previous, uint256 value);

    error ParameterOutOfBounds(Parameter parameter, uint256 minimum, uint256 maximum, uint256 actual);
    error ConstantsUnsafe(string rule, uint256 expected, uint256 actual);
    error SharesExceedWhole(uint256 maximum, uint256 actual);
    error OnlyGovernor(address expected, address actual);

    function constants() external view returns (Constants memory);
    function get(Parameter parameter) external view returns (uint256);
    function bounds(Parameter parameter) external pure returns (uint256 minimum, uint256 maximum);

    /// @notice All values, in the order of the enum.
    function all() external view returns (uint256[] memory values);

    function set(Parameter parameter, uint256 value) external;
    /// @notice "mainnet", "devnet" or "test".
    function profile() external view returns (string memory);
    function governor() external view returns (address);

    /// @notice (now - genesis) / daySeconds.
    function today() external view returns (uint256 day);
    /// @notice (now - genesis) / eraSeconds.
    function era() external view returns (uint256);
}
