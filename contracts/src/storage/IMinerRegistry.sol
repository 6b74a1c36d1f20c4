// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Storage miners: operators, collateral, keys, space and draw tickets (protocol.md sections 3 and 4).
/// @dev A miner's id (uint32, from 1) is its slot everywhere; the operator is the staking account and has an id of its own
/// (uint32, from 1), so that a draw can keep operators apart at the price of no extra read.
interface IMinerRegistry {
    enum MinerState {
        None,
        Active,
        Draining, // takes no new deals
        Exiting, // hands over what it holds
        Expelled, // missed too many days: what it holds counts as lost
        Exited // has nothing left here
    }

    /// @param signer key that signs reports (secp256k1 address)
    /// @param tlsKeyHash SHA-256 of the SubjectPublicKeyInfo of the worker's TLS certificate
    /// @param endpoint https://host:port of the worker, at most 255 bytes
    /// @param region 0 to 15
    /// @param units declared space in units of Constants.unitBytes, 1 to 256 a call; all of a miner's below 2^40 sectors
    /// (30 units of 1 TiB), as positions in its holdings have 40 bits
    struct Registration {
        address signer;
        bytes32 tlsKeyHash;
        string endpoint;
        uint8 region;
        uint24 units;
    }

    /// @param usedSectors sectors of 31 bytes that deals occupy, expired ones leave with the miner's next roll
    /// @param listedUnits how many tickets it has in the draw
    struct Miner {
        uint32 id;
        uint32 operator;
        address account;
        address signer;
        bytes32 tlsKeyHash;
        string endpoint;
        uint8 region;
        MinerState state;
        uint24 declaredUnits;
        uint24 listedUnits;
        uint40 usedSectors;
        uint256 collateral;
    }

    /// @notice What stands behind a miner's holdings.
    /// @param credit 0 to 255, see INetworkParameters.CreditFactor
    /// @param exitDay day of `exit` or `expel`, 0 before
    /// @param capacity declared sectors
    /// @param pledged wei that the declared space asks for: what was locked for it when it was declared
    /// @param collateral wei that are there of it
    /// @param debt wei of fines that the collateral did not cover
    struct Standing {
        uint32 operator;
        MinerState state;
        uint8 credit;
        uint16 exitDay;
        uint40 usedSectors;
        uint40 capacity;
        uint256 pledged;
        uint256 collateral;
        uint256 debt;
    }

    event MinerRegistered(
        uint32 indexed miner,
        uint32 indexed operator,
        address indexed account,
        address signer,
        bytes32 tlsKeyHash,
        string endpoint,
        uint8 region,
        uint24 units
    );
    event MinerChanged(uint32 indexed miner, address signer, bytes32 tlsKeyHash, string endpoint);
    event SpaceGrown(uint32 indexed miner, uint24 declaredUnits, uint256 collateral);
    event SpaceShrunk(uint32 indexed miner, uint24 declaredUnits, uint256 collateral, uint256 released);
    event ExitBegun(uint32 indexed miner, uint16 day);
    event MinerExpelled(uint32 indexed miner, uint16 day);
    event MinerExited(uint32 indexed miner);
    event CollateralWithdrawn(uint32 indexed miner, address indexed account, uint256 amount, uint256 collateral);
    event CollateralFined(uint32 indexed miner, uint256 collected, uint256 collateral, uint256 debt);
    event ToppedUp(uint32 indexed miner, address indexed payer, uint256 toDebt, uint256 toCollateral);
    event CollateralSetAside(uint32 indexed miner, uint256 taken, uint256 collateral);
    event CollateralGivenBack(uint32 indexed miner, uint256 toDebt, uint256 toCollateral, uint256 toAccount);
    event CreditChanged(uint32 indexed miner, uint8 credit);
    event DrainBegun(uint32 indexed miner);
    event DrainEnded(uint32 indexed miner);
    event TicketsListed(uint32 indexed miner, uint8 indexed region, uint24 listedUnits);
    event ProofKeysRegistered(uint32 indexed miner, uint16 indexed tiKey, bytes32 keyHash);

    error MinerUnknown(uint32 miner);
    error OnlyAccount(uint32 miner, address expected, address actual);
    error OnlyDeals(address expected, address actual);
    error OnlyPenalties(address expected, address actual);
    error OnlyRepair(address expected, address actual);
    error OnlyRepairOrUpkeep(address repair, address upkeep, address actual);
    error RegionOutOfRange(uint8 maximum, uint8 actual);
    error UnitsOutOfRange(uint24 minimum, uint24 maximum, uint24 actual);
    error EndpointLength(uint256 minimum, uint256 maximum, uint256 actual);
    error SignerMissing();
    error SignerTaken(address signer, uint32 miner);
    error TlsKeyMissing();
    error MinerFull(uint32 miner, uint256 capacitySectors, uint256 requiredSectors);
    error MinerNotActive(uint32 miner, MinerState state);
    error MinerNotDraining(uint32 miner, MinerState state);
    error NotFull(uint32 miner, uint256 thresholdSectors, uint256 usedSectors);
    error IdsLength(uint256 expected, uint256 actual);
    error MinerShort(uint32 miner, uint256 pledged, uint256 collateral);
    error MinerNotExiting(uint32 miner, MinerState state);
    error SettleFirst(uint32 miner, uint256 settledUntil, uint256 today);
    error CoolingDown(uint32 miner, uint256 untilDay, uint256 today);
    error NothingToWithdraw(uint32 miner, uint256 held, uint256 collateral);
    error NothingToTopUp(uint32 miner, uint256 owed, uint256 offered);
    error TiPointsMismatch(uint16 tiKey, bytes32 expected, bytes32 actual);

    /// @notice Locks units * CollateralPerUnit of the caller's vault balance and enters one ticket a unit. A second miner of
    /// the same account shares its operator id.
    function register(Registration calldata registration) external returns (uint32 miner);
    /// @notice Declares more space: more collateral, more tickets.
    function grow(uint32 miner, uint24 units) external;
    /// @notice The account's: declares less space, of what is free; at least one unit stays. The pledge shrinks with it, and
    /// collateral above the pledge goes to the account's vault balance. Finished days must be settled (IAuditRounds.poke).
    function shrink(uint32 miner, uint24 units) external;
    /// @notice Anyone, from the caller's vault balance: at most `amount` of what the miner owes, debt first (it goes to the
    /// clients of the day, see IPenalties), then collateral up to the pledge. Draws may pick the miner again when it is whole.
    /// @return taken wei, from 1 up to `amount`
    function topUp(uint32 miner, uint256 amount) external returns (uint256 taken);
    function change(uint32 miner, address signer, bytes32 tlsKeyHash, string calldata endpoint) external;

    /// @notice The account's: no draw picks the miner any more. Deals, audits, payments and collateral stay as they are, and an
    /// order that was drawn before still becomes a deal: others have paid for it. Ends with `resume`, not by itself. Its
    /// tickets leave the draw, 256 at once; `retire` takes further ones.
    function drain(uint32 miner) external;
    /// @notice The account's: undoes `drain`. Up to 256 tickets come back at once unless it is full, others by `relist`.
    function resume(uint32 miner) external;

    /// @notice The account's, for good: no draw picks the miner any more, its tickets leave (256 at once, further ones by
    /// `retire`), no order becomes a deal with it, and others may repair its slots away. Until they have it is audited and
    /// paid as before.
    function exit(uint32 miner) external;
    /// @notice Anyone, ExitCooling days after `exit` or `expel`: pays the account the collateral that is not behind bytes
    /// which the miner still holds; a miner that holds nothing has exited with that. Finished days must be settled
    /// (IAuditRounds.poke); expired deals free their space by IDeals.roll.
    function withdraw(uint32 miner) external returns (uint256 amount);

    /// @notice Penalties only: takes `amount` out of the collateral into the escrow of Penalties; what is not there is debt.
    /// @return collected wei that were there
    function fine(uint32 miner, uint256 amount) external returns (uint256 collected);
    /// @notice Penalties only: forced exit.
    function expel(uint32 miner) external;
    /// @notice Penalties only.
    function rate(uint32 miner, uint8 credit) external;

    /// @notice The account's: the miner's PoDR2 keys for one TI key; checked by pairing against PK (protocol.md section 4, KeyGen).
    /// @param publicKey PK = kappa G1, 128 bytes EIP-2537
    /// @param keys K = kappa X, then KA = kappa A, 512 bytes EIP-2537; keccak256 of it is kept
    /// @param possession kappa H_pop(message), 128 bytes EIP-2537
    /// @param tiPoints X, then A of the TI key, 512 bytes; checked against the hash that TeeRegistry keeps
    function registerProofKeys(
        uint32 miner,
        uint16 tiKey,
        bytes calldata publicKey,
        bytes calldata keys,
        bytes calldata possession,
        bytes calldata tiPoints
    ) external;

    /// @notice Repair and Upkeep only: `basisPoints` of the share of the pledge behind `sectors`, as far as there is collateral,
    /// into the caller's escrow.
    function setAside(uint32 miner, uint40 sectors, uint256 basisPoints) external returns (uint256 taken);
    /// @notice Repair only: `amount` of what was set aside is in this contract's escrow again: for debt first, then for the
    /// pledge, what is left for the account's vault balance.
    function giveBack(uint32 miner, uint256 amount) external;

    /// @notice Permissionless: takes up to `units` tickets, at most 256, of a miner that is over FullThreshold, short of
    /// collateral or not Active out of the draw.
    function retire(uint32 miner, uint24 units) external;
    /// @notice The account's: lists again what `retire` took, at most 256 tickets; reverts with MinerFull above
    /// FullThreshold, with MinerShort below the pledge.
    function relist(uint32 miner, uint24 units) external;

    /// @notice Deals only: adds `sectors` to each miner's used space.
    /// @param miners ids of 4 bytes each, big-endian
    /// @return signers their report signers, 20 bytes each, in the same order
    function occupy(bytes calldata miners, uint40 sectors) external returns (bytes memory signers);
    /// @notice Deals only.
    function vacate(uint32 miner, uint40 sectors) external;

    /// @notice Draws `count` miners of distinct operators, none of them of an operator in `taken`: a ticket is accepted with
    /// probability free / declared, times up to CreditFactor for the miner's credit, and only where `sectors` fit. At most 20 tries a miner, 120 for fewer than six: one
    /// replacement must not fail for bad luck where space is scarce.
    /// @param regions bit r allows region r
    /// @param taken ids already drawn for the order
    /// @return miners may be shorter than `count` where the tries ran out
    function draw(bytes32 seed, uint16 regions, uint256 count, uint40 sectors, uint32[] calldata taken)
        external
        view
        returns (uint32[] memory miners);

    function keyHash(uint32 miner, uint16 tiKey) external view returns (bytes32);
    function miner(uint32 id) external view returns (Miner memory);
    function standing(uint32 id) external view returns (Standing memory);
    /// @notice Ids run from 1 to minerCount().
    function minerCount() external view returns (uint32);
    /// @notice Ids of the miners of an account, oldest first; at most 64 from `from`.
    function minersOf(address account, uint256 from) external view returns (uint32[] memory);
    function ticketCount(uint8 region) external view returns (uint32);
    function ticketAt(uint8 region, uint256 position) external view returns (uint32);
    /// @notice Used and declared sectors of the network, for the price.
    function utilisation() external view returns (uint256 usedSectors, uint256 declaredSectors);
    /// @notice The 32-byte message that the proof of possession signs: keccak256(abi.encode(chain id, this, miner, tiKey,
    /// keccak256(X, A), keccak256(PK))).
    function possessionMessage(uint32 miner, uint16 tiKey, bytes32 tiHash, bytes calldata publicKey)
        external
        view
        returns (bytes32);
}
